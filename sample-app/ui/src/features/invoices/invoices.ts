import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { InvoiceOutcome, InvoiceState } from '@/api/types'
import { usePages } from '@/api/use-pages'
import { addMonths, monthName, monthOf } from '@/lib/time'

/** What narrows the list of all invoices. */
export interface InvoiceFilter {
  month?: string
  client_id?: string
  state?: InvoiceState
}

/** Whose invoices are looked at: the clients' of the platform, or the own ones of the client acted in. */
export type Whose = 'all' | 'own'

export const invoiceStates: Record<InvoiceState, string> = {
  draft: 'Draft',
  issued: 'Issued',
  payment_failed: 'Payment failed',
  uncollectible: 'Uncollectible',
  paid: 'Paid',
  void: 'Void',
}

/** What became of a month, in the order in which people ask. */
export const outcomes: Record<InvoiceOutcome['result'], string> = {
  issued: 'Issued',
  waiting: 'Drafts that the gateway could not issue; run the month again',
  already_billed: 'Billed before',
  prepaid: 'Prepaid, no invoice needed',
  nothing_due: 'Nothing due, no invoice needed',
  not_over: 'The month is not over there yet',
}

/** The last twelve months that are over, newest first. */
export function finishedMonths(): { value: string; label: string }[] {
  const current = monthOf(new Date())
  return Array.from({ length: 12 }, (_, before) => {
    const value = addMonths(current, -1 - before)
    return { value, label: monthName(value) }
  })
}

export function useAllInvoices(filter: InvoiceFilter) {
  return usePages(['invoices', 'all', filter], (after) =>
    dataOf(api.GET('/api/all-invoices', { params: { query: { ...filter, after } } })),
  )
}

export function useOwnInvoices() {
  return usePages(['invoices', 'own'], (after) =>
    dataOf(api.GET('/api/invoices', { params: { query: { after } } })),
  )
}

export function useInvoice(whose: Whose, id: string) {
  const path = { params: { path: { id } } }
  return useQuery({
    queryKey: ['invoices', whose, 'one', id],
    queryFn: () =>
      dataOf(whose === 'all' ? api.GET('/api/all-invoices/{id}', path) : api.GET('/api/invoices/{id}', path)),
  })
}

export function useRun() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (month: string) => dataOf(api.POST('/api/invoices/run', { params: { query: { month } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['invoices'] }),
  })
}

/** Bills the month of a void invoice once more; the answer is the invoice that holds then. */
export function useBillAgain() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.POST('/api/all-invoices/{id}/bill-again', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['invoices'] }),
  })
}

export function useVoid() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => dataOf(api.POST('/api/all-invoices/{id}/void', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['invoices'] }),
  })
}
