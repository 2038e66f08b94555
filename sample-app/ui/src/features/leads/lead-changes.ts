import type { Lead } from '@/api/types'
import type { LeadChange } from './leads'

/** What was edited, and nothing else: what a call learned in the meantime is not overwritten with what was there before. */
export function changesOf(lead: Lead, edited: Required<LeadChange>): LeadChange {
  return {
    ...(edited.name !== lead.name && { name: edited.name }),
    ...(edited.email !== (lead.email ?? '') && { email: edited.email }),
    ...(edited.status !== lead.status && { status: edited.status }),
    ...(edited.notes !== (lead.notes ?? '') && { notes: edited.notes }),
  }
}
