import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Lead, LeadStatus } from '@/api/types'
import { usePages } from '@/api/use-pages'

export const leadStatuses: LeadStatus[] = ['new', 'contacted', 'qualified', 'customer', 'lost']

export function useLeads(q: string | undefined, status: LeadStatus | undefined) {
  return usePages(['leads', 'list', q, status], (after) =>
    dataOf(api.GET('/api/leads', { params: { query: { q, status, after } } })),
  )
}

export function leadQuery(id: string) {
  return queryOptions({
    queryKey: ['leads', 'one', id],
    queryFn: () => dataOf(api.GET('/api/leads/{id}', { params: { path: { id } } })),
  })
}

export function useLead(id: string) {
  return useQuery(leadQuery(id))
}

export interface NewLead {
  name: string
  phone: string
  email?: string
  notes?: string
}

/** Adds a lead. A known number is no error: the answer is the lead that has it, and says so. */
export function useAddLead() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (body: NewLead): Promise<{ lead: Lead; known: boolean }> => {
      const answer = await api.POST('/api/leads', { body })
      return { lead: await dataOf(Promise.resolve(answer)), known: answer.response.status === 200 }
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['leads'] }),
  })
}

export interface LeadChange {
  name?: string
  email?: string
  status?: LeadStatus
  notes?: string
}

export function useChangeLead(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: LeadChange) =>
      dataOf(api.PATCH('/api/leads/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['leads'] }),
  })
}
