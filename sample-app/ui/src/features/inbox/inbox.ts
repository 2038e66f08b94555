import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Delivery, Replay } from '@/api/types'
import { usePages } from '@/api/use-pages'

const KEY = ['inbox']

export interface DeliveryFilter {
  provider: string | undefined
  state: Delivery['state'] | undefined
  text: string | undefined
}

export function useDeliveries(filter: DeliveryFilter) {
  return usePages(
    [...KEY, 'list', filter],
    (after) => dataOf(api.GET('/api/webhooks', { params: { query: { ...filter, after, limit: 50 } } })),
    { refetchInterval: 5_000 },
  )
}

export function useInboxSummary() {
  return useQuery({
    queryKey: [...KEY, 'summary'],
    queryFn: () => dataOf(api.GET('/api/webhooks/summary')),
    refetchInterval: 5_000,
  })
}

export function useDelivery(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: () => dataOf(api.GET('/api/webhooks/{id}', { params: { path: { id } } })),
  })
}

/** Works on deliveries again: those named by their ids, or all that a filter lets through. */
export function useReplay() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Replay) => dataOf(api.POST('/api/webhooks/replay', { body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}
