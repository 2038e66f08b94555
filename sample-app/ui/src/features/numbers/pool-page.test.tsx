import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { OwnedNumber } from '@/api/types'
import { owned } from '@/test/numbers'
import { open, problem, serve } from '@/test/pages'
import PoolPage from './pool-page'

const free = owned('+13125550100')
const assigned: OwnedNumber = {
  ...owned('+13125550101', { status: 'assigned', agent_id: 'a1' }),
  client: { id: 'acme', name: 'Acme' },
  agent: { id: 'a1', name: 'Ava' },
  monthly_price: { amount: '1.15', currency: 'USD' },
}
const clients = { items: [{ id: 'acme', name: 'Acme' }], next: null }
const agents = { items: [{ agent_id: 'a1', agent_name: 'Ava', status: 'active' }], next: null }

function pool(...items: OwnedNumber[]) {
  return {
    'GET /api/phone-numbers/owned': () => ({ items, next: null }),
    'GET /api/tenants': () => clients,
    'GET /api/agents': () => agents,
  }
}

async function choose(user: ReturnType<typeof userEvent.setup>, number: string, action: string) {
  const table = await screen.findByRole('table')
  await user.click(within(table).getByRole('button', { name: `Actions for ${number}` }))
  await user.click(await screen.findByRole('menuitem', { name: action }))
}

test('shows who has a number and who answers it', async () => {
  serve(pool(free, assigned))
  open(<PoolPage />)

  const row = await screen.findByRole('row', { name: /0101/ })
  expect(row).toHaveTextContent('Assigned')
  expect(row).toHaveTextContent('Acme')
  expect(row).toHaveTextContent('Ava')
  expect(row).toHaveTextContent('Voice, SMS, MMS')
  expect(row).toHaveTextContent('$1.15')
})

test('asks the server only for the area that is complete', async () => {
  const user = userEvent.setup()
  const asked: (string | null)[] = []
  serve({
    ...pool(free),
    'GET /api/phone-numbers/owned': (url) => {
      asked.push(url.searchParams.get('area_code'))
      return { items: [], next: null }
    },
  })
  open(<PoolPage />)

  await user.type(await screen.findByLabelText('Area code'), '312')

  await waitFor(() => expect(asked).toEqual([null, '312']))
  expect(await screen.findByText('No number fits')).toBeVisible()
})

test('asks before it suspends, and shows why the server refuses', async () => {
  const user = userEvent.setup()
  const sent = serve({
    ...pool(assigned),
    'POST /api/phone-numbers/+13125550101/suspend': () =>
      problem(409, 'number +1312*****01: is being changed'),
  })
  open(<PoolPage />)

  await choose(user, '+1 312 555 0101', 'Suspend…')
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog).toHaveTextContent('Acme has it.')
  expect(sent).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Suspend' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('is being changed')
})

test('assigns a free number in the name of the client that was chosen', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...pool(free), 'POST /api/phone-numbers/assign': () => free.number })
  open(<PoolPage />)

  await choose(user, '+1 312 555 0100', 'Assign…')
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByLabelText('Client'))
  await user.click(await screen.findByRole('option', { name: 'Acme' }))
  await user.click(within(dialog).getByLabelText('Agent'))
  await user.click(await screen.findByRole('option', { name: 'Ava' }))
  await user.click(within(dialog).getByRole('button', { name: 'Assign' }))

  await waitFor(() =>
    expect(sent).toEqual([
      {
        what: 'POST /api/phone-numbers/assign',
        body: { phone_number: '+13125550100', agent_id: 'a1' },
        tenant: 'acme',
      },
    ]),
  )
})

test('offers nothing for a number that was given back', async () => {
  serve(pool(owned('+13125550102', { status: 'released' })))
  open(<PoolPage />)

  expect(await screen.findByRole('row', { name: /0102/ })).toHaveTextContent('Released')
  expect(screen.queryByRole('button', { name: /^Actions/ })).toBeNull()
})

test('shows why the pool cannot be read', async () => {
  serve({ ...pool(), 'GET /api/phone-numbers/owned': () => problem(403, 'Only the platform sees this.') })
  open(<PoolPage />)

  expect(await screen.findByRole('alert')).toHaveTextContent('Only the platform sees this.')
})
