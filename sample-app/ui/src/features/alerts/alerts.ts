import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { RunningOut, Standing } from '@/api/types'
import { decimal, money } from '@/lib/format'

/** Calls that are up use what is left. */
const WATCH_MS = 15_000

/** How the client stands, and what it was told. */
export function useAlerts() {
  return useQuery({
    queryKey: ['alerts'],
    queryFn: () => dataOf(api.GET('/api/alerts')),
    refetchInterval: WATCH_MS,
  })
}

/** What the client should know of it; null while there is enough. */
export function sentenceOf({ subject, percent, left, whole, unit }: Standing): string | null {
  if (percent === 0) return null
  if (subject === 'included_minutes')
    return percent === 100
      ? `All ${decimal(whole)} minutes that your plan includes this month are used. Further ones are charged by the minute.`
      : `${decimal(left, 1)} of ${decimal(whole)} minutes that your plan includes are left this month.`
  const amount = money({ amount: left, currency: unit })
  return percent === 100
    ? `Your credit is not enough for another call: ${amount} are left. Campaigns pause until you add some.`
    : `Your credit runs low: ${amount} are left.`
}

/** The same in the platform's list, in a word or two. */
export function badgeOf({ subject, percent }: RunningOut): string {
  if (subject === 'credit') return percent === 100 ? 'No credit left' : 'Credit runs low'
  return percent === 100 ? 'Minutes used up' : `${percent}% of minutes used`
}
