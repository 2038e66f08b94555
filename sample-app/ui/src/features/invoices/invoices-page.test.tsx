import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Invoice } from '@/api/types'
import { invoiceOf } from '@/test/invoices'
import { open, serve } from '@/test/pages'
import InvoicesPage from './invoices-page'

const invoice = (month: string, rest: Partial<Invoice>) =>
  invoiceOf({ id: month, month, total: { amount: '299.00', currency: 'USD' }, ...rest })

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
