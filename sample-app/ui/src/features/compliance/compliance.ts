import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Compliance, Consent, Decision, Relationship } from '@/api/types'
import { usePages } from '@/api/use-pages'

const RULES = ['compliance', 'rules']
const CONSENTS = ['compliance', 'consents']
const DEALS = ['compliance', 'deals']

export function useCompliance() {
  return useQuery({ queryKey: RULES, queryFn: () => dataOf(api.GET('/api/compliance')) })
}

export function useChoosePack() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (pack: Compliance['pack']) => dataOf(api.PUT('/api/compliance', { body: { pack } })),
    onSuccess: async (compliance) => {
      queryClient.setQueryData(RULES, compliance)
      await queryClient.invalidateQueries({ queryKey: ['campaigns', 'preview'] })
    },
  })
}

export function useDecisions(kind: Decision['kind'] | undefined) {
  return usePages(
    ['compliance', 'decisions', kind],
    (after) =>
      dataOf(api.GET('/api/compliance/decisions', { params: { query: { kind, after, limit: 20 } } })),
    { refetchInterval: 5_000 },
  )
}

export function useVerify() {
  return useMutation({ mutationFn: () => dataOf(api.POST('/api/compliance/verify')) })
}

/** The newest consents, or all of one number. A text that is no number is an error. */
export function useConsents(phone: string | undefined) {
  return useQuery({
    queryKey: [...CONSENTS, phone],
    queryFn: () => dataOf(api.GET('/api/consents', { params: { query: { phone } } })),
    retry: false,
  })
}

export interface NewConsent {
  phone: string
  purpose: Consent['purpose']
  level: Consent['level']
  source: string
  text_version: string
}

export function useAddConsent() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewConsent) => dataOf(api.POST('/api/consents', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: CONSENTS }),
  })
}

export function useRevoke() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ phone, via }: { phone: string; via: string }) =>
      dataOf(api.POST('/api/consents/{phone}/revoke', { params: { path: { phone } }, body: { via } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: CONSENTS }),
  })
}

/** The newest earlier deals, or all of one number. A text that is no number is an error. */
export function useDeals(phone: string | undefined) {
  return useQuery({
    queryKey: [...DEALS, phone],
    queryFn: () => dataOf(api.GET('/api/relationships', { params: { query: { phone } } })),
    retry: false,
  })
}

export interface NewDeal {
  phone: string
  kind: Relationship['kind']
  source: string
  on: string
}

export function useAddDeal() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewDeal) => dataOf(api.POST('/api/relationships', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: DEALS }),
  })
}

export function useEndDeals() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ phone, via }: { phone: string; via: string }) =>
      dataOf(api.POST('/api/relationships/{phone}/end', { params: { path: { phone } }, body: { via } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: DEALS }),
  })
}
