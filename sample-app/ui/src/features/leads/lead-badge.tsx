import type { LeadStatus } from '@/api/types'
import { Badge, type Tone } from '@/components/ui/badge'
import { words } from '@/lib/format'

const TONES: Record<LeadStatus, Tone> = {
  new: 'primary',
  contacted: 'outline',
  qualified: 'success',
  customer: 'success',
  lost: 'neutral',
}

export function LeadBadge({ status }: { status: LeadStatus }) {
  return <Badge tone={TONES[status]}>{words(status)}</Badge>
}
