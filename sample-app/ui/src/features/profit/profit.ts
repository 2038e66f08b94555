import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { ProfitBy, ProfitRow } from '@/api/types'
import { phone, words } from '@/lib/format'
import { calendarDay } from '@/lib/time'

/** By what profit is told apart, in the order in which people ask. */
export const breakdowns: Record<ProfitBy, string> = {
  client: 'Client',
  campaign: 'Campaign',
  agent: 'Agent',
  number: 'Number',
  provider: 'Provider',
  day: 'Day',
}

export const breakdownOptions = Object.entries(breakdowns).map(([value, label]) => ({
  value: value as ProfitBy,
  label,
}))

/** A month's profit; what was shown stays until the next answer is there. */
export function useProfit(month: string, by: ProfitBy) {
  return useQuery({
    queryKey: ['profit', month, by],
    queryFn: () => dataOf(api.GET('/api/profit', { params: { query: { month, by } } })),
    placeholderData: keepPreviousData,
  })
}

/** What is posted to the platform's accounts in a month. */
export function useBooks(month: string) {
  return useQuery({
    queryKey: ['profit', 'books', month],
    queryFn: () => dataOf(api.GET('/api/books', { params: { query: { month } } })),
    placeholderData: keepPreviousData,
  })
}

/** What providers call their charges, where the words alone would not say it. */
const components: Record<string, string> = { call: 'Calls', llm: 'Language model', tts: 'Speech' }

/** What a part of the costs is called. */
export function componentName(component: string): string {
  return components[component] ?? words(component)
}

/** Calls that belong to no row of a kind. */
const nameless: Partial<Record<ProfitBy, string>> = { campaign: 'No campaign', number: 'No number' }

/** What a row is called; calls that belong to none have a name too. */
export function rowName(row: ProfitRow, by: ProfitBy): string {
  if (row.key === '') return nameless[by] ?? 'No calls'
  if (by === 'day') return calendarDay(row.key)
  if (by === 'provider') return words(row.key)
  if (by === 'number') return phone(row.key)
  return row.name ?? row.key
}
