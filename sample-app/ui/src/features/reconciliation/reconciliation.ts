import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { upload } from '@/api/files'
import type { ProviderFile, Reconciliation, ReconciliationState } from '@/api/types'
import { usePages } from '@/api/use-pages'
import type { Tone } from '@/components/ui/badge'
import { decimal, money } from '@/lib/format'
import { addMonths, monthName, monthOf } from '@/lib/time'

/** How a call compares, in the order in which it needs somebody. */
export const states: Record<ReconciliationState, { label: string; tone: Tone }> = {
  differing: { label: 'Differs', tone: 'warning' },
  theirs_only: { label: 'Only charged', tone: 'danger' },
  ours_only: { label: 'Only recorded', tone: 'neutral' },
  matched: { label: 'Matches', tone: 'success' },
}

export const stateOptions = Object.entries(states).map(([value, { label }]) => ({ value, label }))

/** This month and the eleven before it, newest first. */
export function chargedMonths(): { value: string; label: string }[] {
  const current = monthOf(new Date())
  return Array.from({ length: 12 }, (_, before) => {
    const value = addMonths(current, -before)
    return { value, label: monthName(value) }
  })
}

/** An amount in what the provider charges in, which need not be money. */
export function charge(amount: string, currency: string): string {
  return currency === 'credits' ? `${decimal(amount, 9)} credits` : money({ amount, currency })
}

/** What a file is called in a list of them. */
export function fileName({ provider, month, currency }: ProviderFile): string {
  return `${monthName(month)}, ${provider}, ${currency}`
}

export function useFiles() {
  return useQuery({
    queryKey: ['reconciliations', 'files'],
    queryFn: async () => (await dataOf(api.GET('/api/reconciliations'))).items,
  })
}

export function useReconciliation(id: string) {
  return useQuery({
    queryKey: ['reconciliations', 'one', id],
    queryFn: () => dataOf(api.GET('/api/reconciliations/{id}', { params: { path: { id } } })),
  })
}

/** Calls of a comparison; without a state those that do not match. */
export function useReconciledCalls(id: string, state: ReconciliationState | undefined) {
  return usePages(['reconciliations', 'calls', id, state], (after) =>
    dataOf(api.GET('/api/reconciliations/{id}/calls', { params: { path: { id }, query: { state, after } } })),
  )
}

export interface Upload {
  provider: string
  month: string
  currency: string
  file: File
}

export function useUpload(onProgress: (share: number) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, ...about }: Upload) =>
      upload<Reconciliation>(`/api/reconciliations?${new URLSearchParams(about)}`, file, onProgress),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['reconciliations'] }),
  })
}

/** Takes the provider's word; null for all calls that differ. What is corrected changes what the month earned. */
export function useAccept(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (calls: string[] | null) =>
      dataOf(api.POST('/api/reconciliations/{id}/accept', { params: { path: { id } }, body: { calls } })),
    onSettled: () =>
      Promise.all(
        [['reconciliations'], ['profit']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  })
}
