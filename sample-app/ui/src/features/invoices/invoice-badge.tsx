import type { InvoiceState } from '@/api/types'
import { Badge, type Tone } from '@/components/ui/badge'
import { invoiceStates } from './invoices'

const TONES: Record<InvoiceState, Tone> = {
  draft: 'outline',
  issued: 'primary',
  payment_failed: 'warning',
  uncollectible: 'danger',
  paid: 'success',
  void: 'neutral',
}

export function InvoiceBadge({ state }: { state: InvoiceState }) {
  return <Badge tone={TONES[state]}>{invoiceStates[state]}</Badge>
}
