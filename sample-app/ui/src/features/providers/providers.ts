import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'

/** The accounts that calls go through, looked at every few seconds. */
export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: async () => (await dataOf(api.GET('/api/providers'))).items,
    refetchInterval: 3_000,
  })
}

/** What a provider says of the account. It is asked over the internet, so seldom. */
export function useProviderAccount(id: string) {
  return useQuery({
    queryKey: ['providers', id, 'account'],
    queryFn: () => dataOf(api.GET('/api/providers/{id}/account', { params: { path: { id } } })),
    staleTime: 60_000,
    retry: false,
  })
}
