import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { NumberState, OwnedNumber, PooledNumber } from '@/api/types'
import { usePages } from '@/api/use-pages'

const KEY = ['numbers']

/** While a number is on its way to its agent, its row is worth another look. */
const CONNECTING_MILLIS = 2_000

export interface PoolFilter {
  status: NumberState | undefined
  client_id: string | undefined
  area_code: string | undefined
}

/** Every number of the platform and who has it. */
export function usePool(filter: PoolFilter) {
  return usePages<OwnedNumber>(
    [...KEY, 'pool', filter],
    (after) => dataOf(api.GET('/api/phone-numbers/owned', { params: { query: { ...filter, after } } })),
    { refetchInterval: ({ items }) => items.some(({ number }) => number.connecting) && CONNECTING_MILLIS },
  )
}

/** The numbers of the tenant acted in. */
export function useNumbers() {
  return usePages<PooledNumber>(
    [...KEY, 'own'],
    (after) => dataOf(api.GET('/api/phone-numbers', { params: { query: { after } } })),
    { refetchInterval: ({ items }) => items.some((number) => number.connecting) && CONNECTING_MILLIS },
  )
}

export interface Place {
  area_code: string | undefined
  region: string | undefined
  locality: string | undefined
}

/** What the tenant acted in may take. */
export function useAvailable(place: Place) {
  return useQuery({
    queryKey: [...KEY, 'available', place],
    queryFn: () => dataOf(api.GET('/api/phone-numbers/available', { params: { query: place } })),
  })
}

/** Whether the tenant acted in takes numbers by itself. */
export function usePolicy() {
  return useQuery({
    queryKey: [...KEY, 'policy'],
    queryFn: () => dataOf(api.GET('/api/phone-numbers/policy')),
  })
}

export function useSetPolicy(tenantId: string) {
  const changed = useChanged()
  return useMutation({
    mutationFn: (selfService: boolean) =>
      dataOf(
        api.PUT('/api/tenants/{id}/number-policy', {
          params: { path: { id: tenantId } },
          body: { self_service: selfService },
        }),
      ),
    onSettled: changed,
  })
}

/** Agents that a client may use; of the tenant acted in when none is named. */
export function useAgentsOf(tenantId: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['agents', 'of', tenantId],
    queryFn: () =>
      dataOf(api.GET('/api/agents', { params: { query: { limit: 200 }, header: headerOf(tenantId) } })),
    enabled,
  })
}

export interface Assignment {
  phone_number: string
  agent_id: string
  tenantId?: string
}

/** Connects a number to an agent, for the tenant acted in when none is named. */
export function useAssign() {
  const changed = useChanged()
  return useMutation({
    mutationFn: ({ tenantId, ...body }: Assignment) =>
      dataOf(api.POST('/api/phone-numbers/assign', { params: { header: headerOf(tenantId) }, body })),
    onSettled: changed,
  })
}

/** Keeps a number for the tenant acted in while it chooses an agent. */
export function useReserve() {
  const changed = useChanged()
  return useMutation({
    mutationFn: (phoneNumber: string) =>
      dataOf(api.POST('/api/phone-numbers/reserve', { body: { phone_number: phoneNumber } })),
    onSettled: changed,
  })
}

/** Gives a reservation of the tenant acted in back. */
export function useCancelReservation() {
  const changed = useChanged()
  return useMutation({
    mutationFn: (phoneNumber: string) =>
      dataOf(
        api.DELETE('/api/phone-numbers/{phone_number}/reservation', {
          params: { path: { phone_number: phoneNumber } },
        }),
      ),
    onSettled: changed,
  })
}

export type PoolCommand = 'unassign' | 'suspend' | 'restore' | 'reconnect' | 'release'

/** What the platform does with a number of the pool. */
export function usePoolCommand() {
  const changed = useChanged()
  return useMutation({
    mutationFn: ({ number, command }: { number: string; command: PoolCommand }) =>
      dataOf(
        api.POST(`/api/phone-numbers/{phone_number}/${command}`, {
          params: { path: { phone_number: number } },
        }),
      ),
    onSettled: changed,
  })
}

/** Takes numbers into the pool that the carrier's account owns already. */
export function useSync() {
  const changed = useChanged()
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/phone-numbers/sync')),
    onSettled: changed,
  })
}

function useChanged() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: KEY })
}

function headerOf(tenantId: string | undefined) {
  return tenantId ? { 'X-Tenant-Id': tenantId } : undefined
}
