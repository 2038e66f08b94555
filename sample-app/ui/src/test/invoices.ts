import type { Invoice } from '@/api/types'

/** An invoice of a client named Acme: issued, and not paid yet. */
export const invoiceOf = (rest: Partial<Invoice> = {}): Invoice => ({
  id: 'i-1',
  client: { id: 'acme', name: 'Acme' },
  month: '2026-03',
  revision: 1,
  billed_again: false,
  state: 'issued',
  number: 'SIM-0001',
  total: { amount: '1.00', currency: 'USD' },
  created_at: '2026-04-02T08:20:00Z',
  issued_at: '2026-04-02T08:20:01Z',
  due_on: '2026-04-16',
  closed_at: null,
  past_due: false,
  attempts: 0,
  next_attempt_at: null,
  pay_page: null,
  pdf: null,
  lines: [],
  ...rest,
})
