import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Invoice } from '@/api/types'
import { invoiceOf } from '@/test/invoices'
import { open, problem, serve } from '@/test/pages'
import AllInvoicesPage from './all-invoices-page'

const invoice = (rest: Partial<Invoice> = {}) =>
  invoiceOf({
    total: { amount: '112.50', currency: 'USD' },
    pay_page: 'http://127.0.0.1:4000/invoice/in_1',
    lines: [
      {
        description: 'Talk beyond the plan',
        quantity: '25',
        unit: 'minutes',
        unit_price: { amount: '0.50', currency: 'USD' },
        amount: { amount: '12.50', currency: 'USD' },
      },
    ],
    ...rest,
  })

const base = {
  'GET /api/tenants': () => ({ items: [{ id: 'acme', name: 'Acme' }], next: null }),
  'GET /api/all-invoices': () => ({ items: [invoice()], next: null }),
  'GET /api/all-invoices/i-1': () => invoice(),
}

test('shows who owes what, and until when', async () => {
  serve(base)
  open(<AllInvoicesPage />)

  const row = await screen.findByRole('row', { name: /Acme/ })
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
  expect(cells).toEqual(['Acme', 'March 2026', 'SIM-0001', 'Issued', 'Apr 16, 2026', '$112.50'])
})

test('tells what became of each client when a month is run', async () => {
  const user = userEvent.setup()
  const client = { id: 'acme', name: 'Acme' }
  const sent = serve({
    ...base,
    'POST /api/invoices/run': (url) => ({
      month: url.searchParams.get('month'),
      clients: [
        { client, result: 'issued', invoice: invoice() },
        { client, result: 'prepaid', invoice: null },
        { client, result: 'prepaid', invoice: null },
      ],
    }),
  })
  open(<AllInvoicesPage />)

  await user.click(await screen.findByRole('button', { name: 'Run a month' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: /^Bill / }))

  expect(await within(dialog).findByText('Prepaid, no invoice needed')).toBeInTheDocument()
  expect(dialog).toHaveTextContent('Issued1 client')
  expect(dialog).toHaveTextContent('2 clients')
  expect(sent.map(({ what }) => what)).toEqual(['POST /api/invoices/run'])
})

test('takes an invoice back only after a question', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...base, 'POST /api/all-invoices/i-1/void': () => invoice({ state: 'void' }) })
  open(<AllInvoicesPage />, '/all-invoices?invoice=i-1')

  await user.click(await screen.findByRole('button', { name: 'Void…' }))
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Void it' }))

  expect(sent.map(({ what }) => what)).toEqual(['POST /api/all-invoices/i-1/void'])
})

test('does not offer to take back what is paid', async () => {
  serve({
    ...base,
    'GET /api/all-invoices/i-1': () =>
      invoice({ state: 'paid', pay_page: null, closed_at: '2026-04-03T08:00:00Z' }),
  })
  open(<AllInvoicesPage />, '/all-invoices?invoice=i-1')

  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByText('Talk beyond the plan')).toBeInTheDocument()
  expect(within(drawer).queryByRole('button', { name: 'Void…' })).not.toBeInTheDocument()
  expect(within(drawer).queryByRole('link', { name: /pay/i })).not.toBeInTheDocument()
})

test('says what is wrong when a month cannot be run', async () => {
  const user = userEvent.setup()
  serve({ ...base, 'POST /api/invoices/run': () => problem(400, 'month: 2026-11 is not over yet') })
  open(<AllInvoicesPage />)

  await user.click(await screen.findByRole('button', { name: 'Run a month' }))
  await user.click(await screen.findByRole('button', { name: /^Bill / }))

  expect(await screen.findByRole('alert')).toHaveTextContent('is not over yet')
})

test('bills a month again whose invoice is void, and only such a one', async () => {
  const user = userEvent.setup()
  const sent = serve({
    ...base,
    'GET /api/all-invoices/i-1': () => invoice({ state: 'void', pay_page: null }),
    'POST /api/all-invoices/i-1/bill-again': () => invoice({ id: 'i-2', revision: 2, number: 'SIM-0002' }),
  })
  open(<AllInvoicesPage />, '/all-invoices?invoice=i-1')

  await user.click(await screen.findByRole('button', { name: 'Bill again' }))

  await waitFor(() => expect(sent.map(({ what }) => what)).toEqual(['POST /api/all-invoices/i-1/bill-again']))
})

test('offers no second bill for a month that has one', async () => {
  serve({ ...base, 'GET /api/all-invoices/i-1': () => invoice({ state: 'void', billed_again: true }) })
  open(<AllInvoicesPage />, '/all-invoices?invoice=i-1')

  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByText(/the month was billed again/)).toBeInTheDocument()
  expect(within(drawer).queryByRole('button', { name: 'Bill again' })).not.toBeInTheDocument()
})

test('marks what is past due', async () => {
  serve({ ...base, 'GET /api/all-invoices': () => ({ items: [invoice({ past_due: true })], next: null }) })
  open(<AllInvoicesPage />)

  expect(await screen.findAllByText('Past due')).not.toHaveLength(0)
})
