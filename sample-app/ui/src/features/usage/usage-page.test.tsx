import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Invoice, Plan, Usage } from '@/api/types'
import { open, serve } from '@/test/pages'
import UsagePage from './usage-page'

const usd = (amount: string) => ({ amount, currency: 'USD' })

const PLAN: Plan = {
  id: 'p1',
  name: 'Professional',
  kind: 'subscription_included',
  monthly_fee: usd('299.00'),
  included_minutes: 500,
  overage_rate: usd('0.60'),
  increment: { minimum_seconds: 30, step_seconds: 6 },
  trial_days: 0,
  number_fee: usd('0.00'),
}

const usage = (rest: Partial<Usage>): Usage => ({
  month: '2026-03',
  plan: PLAN,
  talk_seconds: 31_200,
  billable_minutes: '520.00',
  included_minutes: 500,
  included_used_minutes: '500.00',
  overage_minutes: '20.00',
  calls_placed: 400,
  calls_answered: 200,
  daily: [],
  ...rest,
})

const INVOICE = {
  id: 'i1',
  month: '2026-02',
  state: 'issued',
  total: usd('311.00'),
  pay_page: 'https://pay.example/in_1',
} as Invoice

function client(usageNow: Usage, prepaid: boolean) {
  serve({
    'GET /api/usage': () => usageNow,
    'GET /api/invoices/preview': () => ({ month: '2026-03', lines: [], total: usd('311.00') }),
    'GET /api/invoices': () => ({ items: [INVOICE], next: null }),
    'GET /api/payment-options': () => ({
      top_up: prepaid ? { least: usd('10.00'), most: usd('5000.00') } : null,
      portal: true,
    }),
    'GET /api/credit': () => ({
      prepaid,
      available: usd(prepaid ? '12.50' : '0.00'),
      held: usd('0.00'),
      spent: usd('0.00'),
      debt: usd('0.00'),
    }),
    'GET /api/credit/entries': () => ({ items: [], next: null }),
  })
}

test('shows a subscriber the plan in words, what is beyond it, and what is to be paid', async () => {
  client(usage({}), false)
  open(<UsagePage />)

  const plan = within(await screen.findByLabelText('Plan'))
  for (const words of [
    '$299.00',
    '500 minutes',
    '$0.60',
    'At least 30 s, then every 6 s',
    'March 1 – 31, 2026',
  ])
    expect(plan.getByText(words)).toBeVisible()
  expect(screen.getByRole('progressbar', { name: /520 of 500/ })).toBeVisible()
  expect(screen.getByText('minutes, at $0.60 each')).toBeVisible()
  const invoices = within(await screen.findByRole('list', { name: 'Latest invoices' }))
  expect(invoices.getByRole('link', { name: 'February 2026' })).toHaveAttribute(
    'href',
    '/invoices?invoice=i1',
  )
  expect(invoices.getByRole('link', { name: 'Pay' })).toHaveAttribute('href', INVOICE.pay_page)
  expect(screen.queryByText('Add credit')).not.toBeInTheDocument()
})

test('shows a prepaid client the balance and a way to add to it, and no meter', async () => {
  const plan: Plan = { ...PLAN, kind: 'prepaid_credits', included_minutes: 0, monthly_fee: usd('0.00') }
  client(usage({ plan, included_minutes: 0, included_used_minutes: '0.00' }), true)
  open(<UsagePage />)

  expect(await screen.findByText('$12.50')).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Pay' })).toBeVisible()
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
})
