import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Share } from '@/api/types'

const KEY = ['queue']

/** What the provider account is doing, looked at every other second. */
export function useQueue() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => dataOf(api.GET('/api/queue')),
    refetchInterval: 2_000,
  })
}

export function useSetShare(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Share) =>
      dataOf(api.PUT('/api/tenants/{id}/share', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  })
}
