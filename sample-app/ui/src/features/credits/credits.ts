import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { CreditReceipt, CreditRefund } from '@/api/types'
import type { Keyed } from '@/api/use-keyed'
import { usePages } from '@/api/use-pages'

/** Calls that are up move the figures; often enough to watch it. */
const WATCH_MS = 5_000

/** Whoever went on to older entries reads them in peace. */
const watchFirstPage = ({ items }: { items: unknown[] }) => (items.length > 50 ? false : WATCH_MS)

/** What the signed-in client has. */
export function useOwnCredit() {
  return useQuery({
    queryKey: ['credit', 'own'],
    queryFn: () => dataOf(api.GET('/api/credit')),
    refetchInterval: WATCH_MS,
  })
}

export function useOwnEntries() {
  return usePages(
    ['credit', 'own', 'entries'],
    (after) => dataOf(api.GET('/api/credit/entries', { params: { query: { after } } })),
    { refetchInterval: watchFirstPage },
  )
}

/** What a client has, as the platform sees it. */
export function useCreditOf(clientId: string) {
  return useQuery({
    queryKey: ['credit', clientId],
    queryFn: () => dataOf(api.GET('/api/tenants/{id}/credit', { params: { path: { id: clientId } } })),
    refetchInterval: WATCH_MS,
  })
}

export function useEntriesOf(clientId: string) {
  return usePages(
    ['credit', clientId, 'entries'],
    (after) =>
      dataOf(
        api.GET('/api/tenants/{id}/credit/entries', {
          params: { path: { id: clientId }, query: { after } },
        }),
      ),
    { refetchInterval: watchFirstPage },
  )
}

/** The top-ups of a client, for whoever may give them back. */
export function useTopUpsOf(clientId: string) {
  return useQuery({
    queryKey: ['credit', clientId, 'top-ups'],
    queryFn: () =>
      dataOf(api.GET('/api/tenants/{id}/credit/top-ups', { params: { path: { id: clientId } } })),
  })
}

const CHANGES = {
  'top-up': '/api/tenants/{id}/credit/top-ups',
  adjustment: '/api/tenants/{id}/credit/adjustments',
} as const

export type ChangeKind = keyof typeof CHANGES

export function useChangeCredit(clientId: string, kind: ChangeKind) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ key, body }: Keyed<CreditReceipt>) =>
      dataOf(api.POST(CHANGES[kind], { params: paramsOf(clientId, key), body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['credit', clientId] }),
  })
}

export function useRefund(clientId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ key, body }: Keyed<CreditRefund>) =>
      dataOf(api.POST('/api/tenants/{id}/credit/refunds', { params: paramsOf(clientId, key), body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['credit', clientId] }),
  })
}

function paramsOf(clientId: string, key: string) {
  return { path: { id: clientId }, header: { 'Idempotency-Key': key } }
}

/** Payments of all clients that nothing was credited for. */
export function useUnsettled() {
  return useQuery({
    queryKey: ['unsettled-payments'],
    queryFn: () => dataOf(api.GET('/api/unsettled-payments')),
  })
}

/** Has the whole ledger compared with itself. It reads everything, so only when somebody asks. */
export function useAudit() {
  return useMutation({ mutationFn: () => dataOf(api.GET('/api/credit/audit')) })
}
