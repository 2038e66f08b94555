import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { TopUp } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import { browser } from './payments'
import { PortalButton } from './portal-button'
import { TopUpCard } from './top-up-card'
import { TopUpNotice } from './top-up-notice'

const usd = (amount: string) => ({ amount, currency: 'USD' })

const OPTIONS = { top_up: { least: usd('10.00'), most: usd('100.00') }, portal: true }

const topUp = (rest: Partial<TopUp>): TopUp => ({
  id: 't1',
  amount: usd('50.00'),
  state: 'open',
  asked_at: '2026-03-01T12:00:00Z',
  expires_at: '2026-03-02T12:00:00Z',
  page: null,
  ...rest,
})

test('leads to the page on which the chosen amount is paid', async () => {
  const goTo = vi.spyOn(browser, 'goTo').mockImplementation(() => undefined)
  const sent = serve({
    'GET /api/payment-options': () => OPTIONS,
    'POST /api/credit/top-ups': () => topUp({ page: 'https://pay.example/cs_1' }),
  })
  const user = userEvent.setup()
  open(<TopUpCard />)

  await user.click(await screen.findByRole('button', { name: '$100.00' }))
  expect(screen.queryByRole('button', { name: '$250.00' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Pay' }))

  await waitFor(() => expect(goTo).toHaveBeenCalledWith('https://pay.example/cs_1'))
  expect(sent.map(({ body }) => body)).toEqual([{ amount: usd('100') }])
})

test('says what the server has against an amount', async () => {
  serve({
    'GET /api/payment-options': () => OPTIONS,
    'POST /api/credit/top-ups': () => problem(502, 'The payment gateway does not answer.'),
  })
  const user = userEvent.setup()
  open(<TopUpCard />)

  await user.click(await screen.findByRole('button', { name: 'Pay' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('The payment gateway does not answer.')
})

test('offers nothing where nothing can be bought, and no portal where there is none', async () => {
  let asked = 0
  serve({
    'GET /api/payment-options': () => {
      asked += 1
      return { top_up: null, portal: false }
    },
  })
  const { container } = open(
    <>
      <TopUpCard />
      <PortalButton />
    </>,
  )

  await waitFor(() => expect(asked).toBeGreaterThan(0))
  expect(container).toBeEmptyDOMElement()
})

test('says that a payment is being confirmed until the gateway has told of it', async () => {
  let state: TopUp['state'] = 'open'
  serve({ 'GET /api/credit/top-ups/t1': () => topUp({ state }) })
  open(<TopUpNotice />, '/usage?top_up=t1')

  expect(await screen.findByText(/is being confirmed/)).toBeVisible()
  state = 'paid'
  expect(await screen.findByText('Paid: $50.00 were added.')).toBeVisible()
})

test.each([
  ['/usage?top_up=t1&cancelled=true', topUp({}), '$50.00 were not paid.'],
  ['/usage?top_up=t1', topUp({ state: 'expired' }), /has closed/],
  ['/usage?top_up=t1', topUp({ state: 'refused' }), /no credit was added/],
  // Paid in another window, though this one turned back.
  ['/usage?top_up=t1&cancelled=true', topUp({ state: 'paid' }), /were added/],
])('tells at %s what became of it', async (address, answer, words) => {
  serve({ 'GET /api/credit/top-ups/t1': () => answer })
  open(<TopUpNotice />, address)

  expect(await screen.findByText(words)).toBeVisible()
})

test('opens the portal', async () => {
  const goTo = vi.spyOn(browser, 'goTo').mockImplementation(() => undefined)
  serve({
    'GET /api/payment-options': () => OPTIONS,
    'POST /api/payment-portal': () => ({ url: 'https://pay.example/portal' }),
  })
  const user = userEvent.setup()
  open(<PortalButton />)

  await user.click(await screen.findByRole('button', { name: 'Payment method' }))

  await waitFor(() => expect(goTo).toHaveBeenCalledWith('https://pay.example/portal'))
})
