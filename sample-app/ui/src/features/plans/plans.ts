import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { NewPlan, PlanKind, WhatIfQuestion } from '@/api/types'

export const planKinds: Record<PlanKind, { label: string; meaning: string }> = {
  subscription_included: {
    label: 'Subscription',
    meaning: 'A monthly fee that includes minutes; further ones are paid by the minute.',
  },
  pay_as_you_go: { label: 'Pay as you go', meaning: 'Every minute is paid by the minute.' },
  prepaid_credits: { label: 'Prepaid', meaning: 'Minutes are paid from credit that was bought before.' },
}

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: () => dataOf(api.GET('/api/plans')) })
}

/** Stores a new plan, or the changes of one. */
export function useSavePlan(id: string | undefined) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NewPlan) =>
      dataOf(
        id === undefined
          ? api.POST('/api/plans', { body })
          : api.PATCH('/api/plans/{id}', { params: { path: { id } }, body }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['plans'] }),
  })
}

/** What a plan would earn; the last answer stays until the next is there. */
export function useWhatIf(question: WhatIfQuestion | null) {
  return useQuery({
    queryKey: ['what-if', question],
    queryFn: () => dataOf(api.POST('/api/plans/what-if', { body: question as WhatIfQuestion })),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
