import type { Campaign, Consent, Relationship } from '@/api/types'

export const PURPOSES: { value: Campaign['purpose']; label: string }[] = [
  { value: 'marketing', label: 'Marketing: to sell or promote' },
  { value: 'informational', label: 'Information that people asked for or expect' },
  { value: 'debt_collection', label: 'Debt collection' },
]

export const LEVELS: { value: Consent['level']; label: string }[] = [
  { value: 'express', label: 'Express: they gave their number for such calls' },
  { value: 'written', label: 'Written: they signed a text that names artificial voices' },
]

export const DEALS: { value: Relationship['kind']; label: string }[] = [
  { value: 'purchase', label: 'Purchase: they bought, rented or leased something' },
  { value: 'inquiry', label: 'Inquiry: they asked about something on offer' },
]
