import { useSearchParams } from 'react-router'
import { startOfDay } from '@/lib/time'
import type { CallFilter } from './calls'

const FILTERS = ['outcome', 'campaign', 'from', 'to'] as const
export type FilterName = (typeof FILTERS)[number]

/** The filters and the open call, kept in the address, so that both can be linked to and survive a reload. */
export function useCallSearch() {
  const [params, setParams] = useSearchParams()
  const valueOf = (name: FilterName) => params.get(name) ?? undefined

  const from = valueOf('from')
  const to = valueOf('to')
  const filter: CallFilter = {
    outcome: valueOf('outcome'),
    campaign_id: valueOf('campaign'),
    from: from && startOfDay(from),
    // The last day is included, so the calls that started before the day after it.
    to: to && startOfDay(to, 1),
  }

  function change(name: string, value: string | undefined) {
    setParams(
      (current) => {
        if (value) current.set(name, value)
        else current.delete(name)
        return current
      },
      { replace: true },
    )
  }

  return {
    filter,
    filtered: FILTERS.some((name) => params.has(name)),
    valueOf,
    change,
    clear: () => setParams({}, { replace: true }),
    openCall: params.get('call'),
    close: () => change('call', undefined),
    hrefOf(callId: string) {
      const target = new URLSearchParams(params)
      target.set('call', callId)
      return `/calls?${target}`
    },
  }
}

export type CallSearch = ReturnType<typeof useCallSearch>
