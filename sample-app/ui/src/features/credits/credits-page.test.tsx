import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Client, ClientCredit, Credit, CreditEntry, Plan, ReceivedCredit } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import { OwnCredit, OwnEntries } from './own-credit'
import CreditsPage from './credits-page'

const usd = (amount: string) => ({ amount, currency: 'USD' })

const credit = (available: string, rest: Partial<Credit> = {}): Credit => ({
  prepaid: true,
  available: usd(available),
  held: usd('3.00'),
  spent: usd('7.25'),
  debt: usd('0.00'),
  ...rest,
})

const entry = (position: number, rest: Partial<CreditEntry>): CreditEntry => ({
  position,
  at: '2026-03-01T12:00:00Z',
  kind: 'settlement',
  amount: usd('1.50'),
  source: 'held',
  destination: 'spent',
  call_id: null,
  reason: null,
  expires_at: null,
  ...rest,
})

const CLIENTS = [
  { id: 'acme', name: 'Acme', plan: { id: 'monthly', name: 'Monthly' } },
  { id: 'prepaid-inc', name: 'Prepaid Inc', plan: { id: 'prepaid', name: 'Prepaid' } },
] as Client[]

const PLANS = [
  { id: 'monthly', kind: 'subscription_included' },
  { id: 'prepaid', kind: 'prepaid_credits' },
] as Plan[]

const TOP_UP: ReceivedCredit = {
  key: 'first',
  at: '2026-03-01T12:00:00Z',
  amount: usd('50.00'),
  refunded: usd('0.00'),
  refundable: usd('12.50'),
  expires_at: null,
  reason: 'Bank transfer',
}

function platform(answers: Record<string, () => unknown> = {}) {
  return serve({
    'GET /api/tenants': () => ({ items: CLIENTS, next: null }),
    'GET /api/plans': () => ({ items: PLANS }),
    'GET /api/tenants/prepaid-inc/credit': () =>
      ({
        credit: credit('12.50'),
        holds: [
          {
            kind: 'campaign',
            amount: usd('3.00'),
            campaign: { id: 'c1', name: 'Spring' },
            opened_at: '2026-03-01T12:00:00Z',
          },
        ],
      }) satisfies ClientCredit,
    'GET /api/tenants/prepaid-inc/credit/entries': () => ({
      items: [
        entry(2, { call_id: 'conv_1' }),
        entry(1, {
          kind: 'top_up',
          source: 'cash',
          destination: 'available',
          reason: 'Bank transfer',
        }),
      ],
      next: null,
    }),
    'GET /api/tenants/prepaid-inc/credit/top-ups': () => ({ items: [TOP_UP] }),
    'GET /api/unsettled-payments': () => ({ items: [] }),
    ...answers,
  })
}

test('begins with a client who pays from credit, and links an entry to its call', async () => {
  platform()
  open(<CreditsPage />)

  expect(await screen.findByText('$12.50')).toBeVisible()
  expect(screen.getByRole('combobox', { name: 'Client' })).toHaveTextContent('Prepaid Inc')
  expect(screen.getByRole('list', { name: 'Held now' })).toHaveTextContent('Spring')
  const table = await screen.findByRole('table', { name: 'Credit entries' })
  expect(within(table).getByRole('link', { name: 'Open call' })).toHaveAttribute('href', '/calls?call=conv_1')
  expect(within(table).getByText('Bank transfer')).toBeVisible()
  expect(within(table).getByText('Payments → Available')).toBeVisible()
})

test('asks again with the same key after a lost answer, and with another one for another amount', async () => {
  const keys: (string | null)[] = []
  const path = '/api/tenants/prepaid-inc/credit/top-ups'
  const sent = platform({ [`POST ${path}`]: () => problem(500, 'Something went wrong on our side.') })
  const answering = globalThis.fetch
  globalThis.fetch = (request) => {
    if (request instanceof Request && request.method === 'POST')
      keys.push(request.headers.get('Idempotency-Key'))
    return answering(request)
  }
  const user = userEvent.setup()
  open(<CreditsPage />)

  await user.click(await screen.findByRole('button', { name: 'Add credit' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Amount in USD'), '50')
  await user.type(dialog.getByLabelText('Reason'), 'Card')
  await user.click(dialog.getByRole('button', { name: 'Add credit' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Something went wrong on our side.')
  await user.click(dialog.getByRole('button', { name: 'Add credit' }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(await dialog.findByRole('alert')).toBeVisible()
  await user.type(dialog.getByLabelText('Amount in USD'), '0')
  await user.click(dialog.getByRole('button', { name: 'Add credit' }))

  await waitFor(() => expect(sent).toHaveLength(3))
  expect(sent.map(({ body }) => body)).toEqual([
    { amount: usd('50'), reason: 'Card' },
    { amount: usd('50'), reason: 'Card' },
    { amount: usd('500'), reason: 'Card' },
  ])
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

test('gives a part of a top-up back, and offers no more than is left of it', async () => {
  const sent = platform({
    'POST /api/tenants/prepaid-inc/credit/refunds': () => ({ credit: credit('2.50'), holds: [] }),
  })
  const user = userEvent.setup()
  open(<CreditsPage />)

  await user.click(await screen.findByRole('button', { name: 'Refund $50.00, Bank transfer' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText(/up to \$12.50/)).toBeVisible()
  const amount = dialog.getByLabelText('Amount in USD')
  expect(amount).toHaveValue('12.50')
  await user.clear(amount)
  await user.type(amount, '10')
  await user.type(dialog.getByLabelText('Reason'), 'Sent back')
  await user.click(dialog.getByRole('button', { name: 'Refund' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent.map(({ body }) => body)).toEqual([{ top_up: 'first', amount: usd('10'), reason: 'Sent back' }])
})

test('gives credit a last day, and shows it with the entry', async () => {
  const sent = platform({
    'POST /api/tenants/prepaid-inc/credit/top-ups': () => ({ credit: credit('62.50'), holds: [] }),
    'GET /api/tenants/prepaid-inc/credit/entries': () => ({
      items: [entry(1, { kind: 'top_up', expires_at: '2026-04-01T04:00:00Z' })],
      next: null,
    }),
  })
  const user = userEvent.setup()
  open(<CreditsPage />)

  expect(await screen.findByRole('table', { name: 'Credit entries' })).toHaveTextContent('Lasts until')
  await user.click(screen.getByRole('button', { name: 'Add credit' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Amount in USD'), '50')
  await user.type(dialog.getByLabelText('Reason'), 'Welcome')
  await user.type(dialog.getByLabelText(/^Last day/), '2026-03-31')
  await user.click(dialog.getByRole('button', { name: 'Add credit' }))

  await waitFor(() =>
    expect(sent.map(({ body }) => body)).toEqual([
      { amount: usd('50'), reason: 'Welcome', expires_on: '2026-03-31' },
    ]),
  )
})

test('tells the platform of a payment that nothing was credited for', async () => {
  platform({
    'GET /api/unsettled-payments': () => ({
      items: [
        {
          client: { id: 'acme', name: 'Acme' },
          reference: 'top-up-1',
          asked: usd('50.00'),
          paid: usd('5.00'),
          returned: usd('0.00'),
        },
      ],
    }),
  })
  open(<CreditsPage />)

  expect(await screen.findByRole('list', { name: 'Paid, and not credited' })).toHaveTextContent(
    '$5.00 paid instead of $50.00',
  )
})

test('shows a client what is owed, and no account of the platform', async () => {
  serve({
    'GET /api/credit': () => credit('0.00', { debt: usd('0.40') }),
    'GET /api/credit/entries': () => ({
      items: [entry(1, { kind: 'top_up', source: null, destination: 'available' })],
      next: null,
    }),
  })
  open(
    <>
      <OwnCredit />
      <OwnEntries />
    </>,
  )

  expect(await screen.findByText('$0.40')).toBeVisible()
  expect(await screen.findByRole('table', { name: 'Credit entries' })).toHaveTextContent(
    'Outside → Available',
  )
})

test('shows a client nothing of credit whose plan is paid by the invoice', async () => {
  let asked = 0
  serve({
    'GET /api/credit': () => {
      asked += 1
      return credit('0.00', { prepaid: false, held: usd('0.00'), spent: usd('0.00') })
    },
  })
  const { container } = open(
    <>
      <OwnCredit />
      <OwnEntries />
    </>,
  )

  await waitFor(() => expect(asked).toBe(1))
  await act(async () => undefined)
  expect(container).toBeEmptyDOMElement()
})
