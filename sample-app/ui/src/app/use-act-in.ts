import { useQueryClient } from '@tanstack/react-query'
import { actingTenant } from '@/api/acting-tenant'
import { appQuery, sessionQuery } from '@/features/session/session'

/** Lets the platform's user act in a client, and forgets what was read for another one. */
export function useActIn() {
  const queryClient = useQueryClient()
  return (tenantId: string) => {
    if (actingTenant.get() === tenantId) return
    actingTenant.choose(tenantId)
    const kept = new Set<unknown>([sessionQuery.queryKey[0], appQuery.queryKey[0], 'clients', 'plans'])
    queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) })
  }
}
