import type { CreditEntry } from '@/api/types'
import { words } from '@/lib/format'

const KINDS: Record<CreditEntry['kind'], string> = {
  top_up: 'Top-up',
  adjustment: 'Adjustment',
  refund: 'Refund',
  expiry: 'Expired',
  hold: 'Held for a call',
  earmark: 'Held for a campaign',
  settlement: 'Call',
  overrun: 'Call, beyond its hold',
  release: 'Given back',
  correction: 'Call, corrected',
}

const ACCOUNTS: Record<string, string> = { receivable: 'Owed', cash: 'Payments' }

/** Why something moved. */
export function kindWords(entry: CreditEntry): string {
  // An earmark is brought to an amount: what a campaign does not need any more comes back under the same name.
  if (entry.kind === 'earmark' && entry.destination === 'available') return 'Given back by a campaign'
  return KINDS[entry.kind]
}

/** Where an amount was or went, as far as the viewer may know it. */
export function accountWords(account: string | null): string {
  return account === null ? 'Outside' : (ACCOUNTS[account] ?? words(account))
}

/** `Available → Held`. */
export function wayOf(entry: CreditEntry): string {
  return `${accountWords(entry.source)} → ${accountWords(entry.destination)}`
}
