import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'

/** A live look at everything that a call needs. Providers are asked each time, so it is not repeated by itself. */
export function useSetup() {
  return useQuery({
    queryKey: ['setup'],
    queryFn: () => dataOf(api.GET('/api/setup')),
    refetchOnWindowFocus: false,
  })
}
