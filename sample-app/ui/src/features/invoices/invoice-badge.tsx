import type { Invoice, InvoiceState } from '@/api/types'
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

/** Where an invoice is; one that was issued and is not paid in time is past due. */
export function InvoiceBadge({ invoice: { state, past_due } }: { invoice: Invoice }) {
  return state === 'issued' && past_due ? (
    <Badge tone="danger">Past due</Badge>
  ) : (
    <Badge tone={TONES[state]}>{invoiceStates[state]}</Badge>
  )
}
