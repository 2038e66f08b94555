import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ClientAgent } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import AllAgentsPage from './all-agents-page'

const agent = (name: string, rest: Partial<ClientAgent> = {}): ClientAgent => ({
  agent_id: `a-${name}`,
  agent_name: name,
  type: 'booking',
  provider: 'elevenlabs',
  status: 'active',
  client: { id: 'acme', name: 'Acme' },
  calls: 40,
  answered: 10,
  failed: 2,
  talk_seconds: 90,
  last_call_at: '2026-11-21T12:00:00Z',
  numbers: 1,
  created_at: '2026-11-01T12:00:00Z',
  ...rest,
})

const clients = { 'GET /api/tenants': () => ({ items: [{ id: 'acme', name: 'Acme' }], next: null }) }

test('shows what an agent did', async () => {
  serve({ ...clients, 'GET /api/all-agents': () => ({ items: [agent('Ada')], next: null }) })
  open(<AllAgentsPage />)

  const row = await screen.findByRole('row', { name: /Ada/ })
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
  expect(cells.slice(0, 8)).toEqual([
    'AdaBooking · ElevenLabs',
    'Acme',
    'Active',
    '1',
    '40',
    '25%',
    '2',
    '1.5',
  ])
})

test('has no share of answered calls before the first call', async () => {
  const idle = agent('Ida', { calls: 0, answered: 0, client: null, last_call_at: null })
  serve({ ...clients, 'GET /api/all-agents': () => ({ items: [idle], next: null }) })
  open(<AllAgentsPage />)

  const row = await screen.findByRole('row', { name: /Ida/ })
  expect(within(row).getAllByRole('cell')[5]).toHaveTextContent('–')
  expect(row).toHaveTextContent('Shared with all')
})

test('reads the next page when asked for more', async () => {
  const user = userEvent.setup()
  serve({
    ...clients,
    'GET /api/all-agents': (url) =>
      url.searchParams.get('after') === 'p2'
        ? { items: [agent('Zoe')], next: null }
        : { items: [agent('Ada')], next: 'p2' },
  })
  open(<AllAgentsPage />)

  await user.click(await screen.findByRole('button', { name: 'Load more' }))

  expect(await screen.findByRole('row', { name: /Zoe/ })).toBeInTheDocument()
  expect(screen.getByRole('row', { name: /Ada/ })).toBeInTheDocument()
})

test('looks for a name', async () => {
  const user = userEvent.setup()
  const asked: (string | null)[] = []
  serve({
    ...clients,
    'GET /api/all-agents': (url) => {
      asked.push(url.searchParams.get('q'))
      return { items: [], next: null }
    },
  })
  open(<AllAgentsPage />)

  await user.type(await screen.findByLabelText('Search agents'), 'A')

  await waitFor(() => expect(asked).toEqual([null, 'A']))
  expect(await screen.findByText('No agent fits')).toBeVisible()
})

test('shows why the agents cannot be read', async () => {
  serve({ ...clients, 'GET /api/all-agents': () => problem(403, 'Only the platform sees this.') })
  open(<AllAgentsPage />)

  expect(await screen.findByRole('alert')).toHaveTextContent('Only the platform sees this.')
})
