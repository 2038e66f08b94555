import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { pooled } from '@/test/numbers'
import { open, problem, serve } from '@/test/pages'
import NumbersPage from './numbers-page'

const agents = { items: [{ agent_id: 'a1', agent_name: 'Ava', status: 'active' }], next: null }

const client = (selfService: boolean, ...items: ReturnType<typeof pooled>[]) => ({
  'GET /api/phone-numbers': () => ({ items, next: null }),
  'GET /api/phone-numbers/policy': () => ({ self_service: selfService }),
  'GET /api/agents': () => agents,
  'GET /api/session': () => ({ user_id: 'u1', role: 'tenant_user', tenant: { id: 't1', name: 'Acme' } }),
})

test('names the agent that answers', async () => {
  serve(client(false, pooled('+13125550100', { status: 'assigned', agent_id: 'a1' })))
  open(<NumbersPage />)

  const row = await screen.findByRole('row', { name: /0100/ })
  await waitFor(() => expect(row).toHaveTextContent('Ava'))
})

test('offers no number to a client that the platform gives numbers to', async () => {
  serve(client(false))
  open(<NumbersPage />)

  expect(await screen.findByText(/The platform hands numbers out/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Take a number' })).toBeNull()
})

test('keeps a number for a client and connects it to its agent', async () => {
  const user = userEvent.setup()
  const free = { phone_number: '+13125550100', locality: 'Chicago', region: 'IL', is_assigned: false }
  const sent = serve({
    ...client(true),
    'GET /api/phone-numbers/available': () => [free],
    'POST /api/phone-numbers/reserve': () => pooled('+13125550100', { status: 'reserved' }),
    'POST /api/phone-numbers/assign': () => pooled('+13125550100', { status: 'assigned', agent_id: 'a1' }),
  })
  open(<NumbersPage />)

  await user.click(
    await within(await screen.findByRole('banner')).findByRole('button', { name: 'Take a number' }),
  )
  await user.click(await screen.findByRole('button', { name: 'Take +1 312 555 0100' }))
  await user.click(await screen.findByLabelText('Agent'))
  await user.click(await screen.findByRole('option', { name: 'Ava' }))
  await user.click(screen.getByRole('button', { name: 'Connect' }))

  await waitFor(() =>
    expect(sent.map(({ what, body }) => ({ what, body }))).toEqual([
      { what: 'POST /api/phone-numbers/reserve', body: { phone_number: '+13125550100' } },
      { what: 'POST /api/phone-numbers/assign', body: { phone_number: '+13125550100', agent_id: 'a1' } },
    ]),
  )
})

test('says that somebody else was faster', async () => {
  const user = userEvent.setup()
  const free = { phone_number: '+13125550100', locality: 'Chicago', region: 'IL', is_assigned: false }
  serve({
    ...client(true),
    'GET /api/phone-numbers/available': () => [free],
    'POST /api/phone-numbers/reserve': () => problem(409, 'Somebody else has this number.'),
  })
  open(<NumbersPage />)

  await user.click(
    await within(await screen.findByRole('banner')).findByRole('button', { name: 'Take a number' }),
  )
  await user.click(await screen.findByRole('button', { name: 'Take +1 312 555 0100' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else has this number.')
})
