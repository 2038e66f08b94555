import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { NewNumberOrder, OfferedNumber } from '@/api/types'

const KEY = ['number-orders']

/** How often a running order is looked at. */
const WATCH_MILLIS = 1_000

/** What somebody looks for at the carrier. */
export interface Search {
  country: string
  kind: NonNullable<NewNumberOrder['kind']>
  area_code: string | undefined
  contains: string | undefined
  region: string | undefined
  locality: string | undefined
  capabilities: OfferedNumber['capabilities']
}

/** What the carrier sells now; nothing until somebody has looked. */
export function useOffers(search: Search | null) {
  return useQuery({
    queryKey: ['offers', search],
    queryFn: () =>
      dataOf(api.GET('/api/phone-numbers/search', { params: { query: { ...search, limit: 50 } } })),
    enabled: search !== null,
    // Offers come and go; what was on sale earlier is no help.
    gcTime: 0,
  })
}

export function useOrder() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewNumberOrder) => dataOf(api.POST('/api/number-orders', { body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}

export function useOrders() {
  return useQuery({
    queryKey: [...KEY, 'newest'],
    queryFn: () => dataOf(api.GET('/api/number-orders', { params: { query: { limit: 10 } } })),
    refetchInterval: ({ state }) =>
      state.data?.items.some((order) => order.status === 'open') ? WATCH_MILLIS : false,
  })
}

/** One order with its numbers, looked at again and again until it is over. */
export function useOrderProgress(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: () => dataOf(api.GET('/api/number-orders/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      !state.data || state.data.order.status === 'open' ? WATCH_MILLIS : false,
  })
}
