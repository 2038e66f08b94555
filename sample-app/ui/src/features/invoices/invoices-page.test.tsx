import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Invoice } from '@/api/types'
import { open, serve } from '@/test/pages'
import InvoicesPage from './invoices-page'

const invoice = (month: string, rest: Partial<Invoice>): Invoice => ({
  id: month,
  client: { id: 'acme', name: 'Acme' },
  month,
  revision: 1,
  billed_again: false,
  state: 'issued',
  number: 'SIM-0001',
  total: { amount: '299.00', currency: 'USD' },
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

test('leads to the page on which an open invoice is paid, and only an open one', async () => {
  serve({
    'GET /api/invoices': () => ({
      items: [
        invoice('2026-03', { pay_page: 'https://pay.example/in_2' }),
        invoice('2026-02', { state: 'paid' }),
      ],
      next: null,
    }),
  })
  open(<InvoicesPage />)

  const unpaid = await screen.findByRole('row', { name: /March 2026/ })
  expect(within(unpaid).getByRole('link', { name: 'Pay' })).toHaveAttribute(
    'href',
    'https://pay.example/in_2',
  )
  const paid = screen.getByRole('row', { name: /February 2026/ })
  expect(within(paid).queryByRole('link', { name: 'Pay' })).not.toBeInTheDocument()
})

test('says when the first invoice comes', async () => {
  serve({ 'GET /api/invoices': () => ({ items: [], next: null }) })
  open(<InvoicesPage />)

  expect(await screen.findByText('No invoices yet')).toBeInTheDocument()
})
