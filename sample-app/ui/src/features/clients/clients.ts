import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { NewTenant } from '@/api/types'
import { usePages } from '@/api/use-pages'

/** Clients with the money of one month (the current one when none is given). */
export function useClients(month?: string) {
  return usePages(['clients', month ?? 'current'], (after) =>
    dataOf(api.GET('/api/tenants', { params: { query: { month, after, limit: 200 } } })),
  )
}

export function useCreateClient() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewTenant) => dataOf(api.POST('/api/tenants', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['clients'] }),
  })
}

/** Gives a client another plan from now on. */
export function useChangePlan(tenantId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (planId: string) =>
      dataOf(
        api.PUT('/api/tenants/{id}/plan', { params: { path: { id: tenantId } }, body: { plan_id: planId } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['clients'] }),
  })
}

const apiKeysOf = (tenantId: string) => ['api-keys', tenantId]

export function useApiKeys(tenantId: string) {
  return useQuery({
    queryKey: apiKeysOf(tenantId),
    queryFn: async () => {
      const page = await dataOf(api.GET('/api/tenants/{id}/api-keys', { params: { path: { id: tenantId } } }))
      return page.items
    },
  })
}

export function useCreateApiKey(tenantId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      dataOf(api.POST('/api/tenants/{id}/api-keys', { params: { path: { id: tenantId } }, body: { name } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysOf(tenantId) }),
  })
}

export function useRevokeApiKey(tenantId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/api/tenants/{id}/api-keys/{key_id}', { params: { path: { id: tenantId, key_id: id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysOf(tenantId) }),
  })
}
