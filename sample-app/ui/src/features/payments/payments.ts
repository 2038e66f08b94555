import { useMutation, useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Money, TopUp } from '@/api/types'
import type { Keyed } from '@/api/use-keyed'

/** The gateway's word takes a second or two. */
const CONFIRMATION_MS = 1_000

/** What the client can do about money by itself. */
export function usePaymentOptions() {
  return useQuery({
    queryKey: ['payment-options'],
    queryFn: () => dataOf(api.GET('/api/payment-options')),
  })
}

/** Opens the page on which credit is paid. */
export function useBuyCredit() {
  return useMutation({
    mutationFn: ({ key, body }: Keyed<{ amount: Money }>) =>
      dataOf(api.POST('/api/credit/top-ups', { params: { header: { 'Idempotency-Key': key } }, body })),
  })
}

/** What became of a top-up; asked again and again while its payment may be on the way. */
export function useTopUp(id: string, isOnItsWay: boolean) {
  return useQuery({
    queryKey: ['top-ups', id],
    queryFn: () => dataOf(api.GET('/api/credit/top-ups/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      isOnItsWay && (!state.data || isUndecided(state.data)) ? CONFIRMATION_MS : false,
  })
}

/** Whether a payment may still come. */
export function isUndecided({ state }: TopUp): boolean {
  return state === 'open' || state === 'expired'
}

/** Opens the gateway's page for cards and invoices. */
export function usePortal() {
  return useMutation({ mutationFn: () => dataOf(api.POST('/api/payment-portal')) })
}

/** Leaves the app for a page of the gateway. */
export const browser = {
  goTo: (url: string) => window.location.assign(url),
}
