import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { usePages } from '@/api/use-pages'

/** What narrows the list of calls; instants are those of whole days in the viewer's zone. */
export interface CallFilter {
  outcome?: string
  campaign_id?: string
  from?: string
  to?: string
}

export function useCalls(filter: CallFilter) {
  return usePages(['calls', 'list', filter], (after) =>
    dataOf(api.GET('/api/calls', { params: { query: { ...filter, after } } })),
  )
}

export function callQuery(id: string) {
  return queryOptions({
    queryKey: ['calls', 'one', id],
    queryFn: () => dataOf(api.GET('/api/calls/{id}', { params: { path: { id } } })),
  })
}

export function useCall(id: string) {
  return useQuery(callQuery(id))
}
