import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { NumberOrder, OfferedNumber } from '@/api/types'
import { open, serve } from '@/test/pages'
import BuyPage from './buy-page'

const offer = (phone_number: string): OfferedNumber => ({
  phone_number,
  country: 'US',
  region: 'IL',
  locality: 'Chicago',
  capabilities: ['voice'],
  needs_address: false,
  monthly_price: { amount: '1.15', currency: 'USD' },
})

const order = (rest: Partial<NumberOrder>): NumberOrder => ({
  id: 'o1',
  provider: 'twilio',
  status: 'open',
  quantity: 10,
  bought: 3,
  refused: 0,
  problem: null,
  created_at: '2026-11-21T12:00:00Z',
  ...rest,
})

const none = { 'GET /api/number-orders': () => ({ items: [], next: null }) }

test('buys exactly the numbers that were ticked', async () => {
  const user = userEvent.setup()
  const sent = serve({
    ...none,
    'GET /api/phone-numbers/search': () => ({ items: [offer('+13125550100'), offer('+13125550101')] }),
    'POST /api/number-orders': () => order({ quantity: 1 }),
    'GET /api/number-orders/o1': () => ({ order: order({ quantity: 1, bought: 0 }), numbers: [] }),
  })
  open(<BuyPage />)

  await user.click(screen.getByRole('button', { name: 'Search' }))
  await user.click(await screen.findByRole('checkbox', { name: '+1 312 555 0101' }))
  expect(screen.getAllByText(/\$1\.15 a month/)).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Buy 1 chosen…' }))
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Buy' }))

  expect(await screen.findByText('Buying: 0 of 1 so far')).toBeVisible()
  expect(sent.map(({ body }) => body)).toEqual([
    { country: 'US', kind: 'local', phone_numbers: ['+13125550101'] },
  ])
})

test('buys ten of what was searched for', async () => {
  const user = userEvent.setup()
  const sent = serve({
    ...none,
    'GET /api/phone-numbers/search': () => ({ items: [offer('+13125550100')] }),
    'POST /api/number-orders': () => order({}),
    'GET /api/number-orders/o1': () => ({ order: order({}), numbers: [] }),
  })
  open(<BuyPage />)

  await user.type(screen.getByLabelText(/Area code/), '312')
  await user.click(screen.getByRole('button', { name: 'Search' }))
  await user.click(await screen.findByRole('button', { name: 'Buy many' }))
  await user.click(await screen.findByRole('menuitem', { name: '10 that fit…' }))
  await user.click(await screen.findByRole('button', { name: 'Buy' }))

  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body).toMatchObject({ quantity: 10, area_code: '312', capabilities: ['voice'] })
})

test('says what could not be had when an order ends short', async () => {
  serve({
    ...none,
    'GET /api/number-orders/o1': () => ({
      order: order({ status: 'short', refused: 1, problem: 'The carrier has no more of these.' }),
      numbers: [{ phone_number: '+13125550100', status: 'refused', reason: 'sold to somebody else' }],
    }),
  })
  open(<BuyPage />, '/buy-numbers?order=o1')

  expect(await screen.findByText('Only 3 of 10 could be bought')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('The carrier has no more of these.')
  expect(screen.getByText('sold to somebody else')).toBeVisible()
})

test('says so when the carrier has none', async () => {
  const user = userEvent.setup()
  serve({ ...none, 'GET /api/phone-numbers/search': () => ({ items: [] }) })
  open(<BuyPage />)

  await user.click(screen.getByRole('button', { name: 'Search' }))

  expect(await screen.findByText('The carrier has none of these')).toBeVisible()
})
