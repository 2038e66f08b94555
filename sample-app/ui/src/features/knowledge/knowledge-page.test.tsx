import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { KnowledgeDocument } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import KnowledgePage from './knowledge-page'

const prices = (rest: Partial<KnowledgeDocument> = {}): KnowledgeDocument => ({
  id: 'd1',
  title: 'Prices',
  kind: 'text',
  url: null,
  bytes: 1_200,
  status: 'ready',
  provider: 'elevenlabs',
  agents: [],
  created_at: '2026-11-21T12:00:00Z',
  ...rest,
})

const client = (...items: KnowledgeDocument[]) => ({
  'GET /api/session': () => ({ user_id: 'u1', role: 'tenant_user', tenant: { id: 't1', name: 'Acme' } }),
  'GET /api/knowledge': () => ({ items, next: null }),
  'GET /api/knowledge/providers': () => ({ providers: ['elevenlabs'] }),
  'GET /api/agents': () => ({
    items: [
      { agent_id: 'a1', agent_name: 'Ava', status: 'active', shared: false, provider: 'elevenlabs' },
      { agent_id: 'a2', agent_name: 'Everybody’s', status: 'active', shared: true, provider: 'elevenlabs' },
    ],
    next: null,
  }),
})

test('asks again until a document is read', async () => {
  serve({ ...client(prices({ status: 'indexing' })), 'GET /api/knowledge/d1': () => prices() })
  open(<KnowledgePage />)

  const row = await screen.findByRole('row', { name: /Prices/ })
  await waitFor(() => expect(row).toHaveTextContent('Ready'))
})

test('adds what somebody wrote', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...client(), 'POST /api/knowledge/texts': () => prices() })
  open(<KnowledgePage />)

  await user.click(
    await within(await screen.findByRole('banner')).findByRole('button', { name: 'Add document' }),
  )
  await user.type(await screen.findByLabelText('Title'), 'Prices')
  await user.type(screen.getByLabelText('Text'), 'Two dollars')
  await user.click(screen.getByRole('button', { name: 'Add' }))

  await waitFor(() =>
    expect(sent.map(({ body }) => body)).toEqual([{ title: 'Prices', text: 'Two dollars' }]),
  )
})

test('puts what the server says of an address at the field', async () => {
  const user = userEvent.setup()
  serve({
    ...client(),
    'POST /api/knowledge/links': () =>
      Response.json(
        { title: 'Bad request', status: 400, errors: [{ field: 'url', message: 'must be an address' }] },
        { status: 400 },
      ),
  })
  open(<KnowledgePage />)

  await user.click(
    await within(await screen.findByRole('banner')).findByRole('button', { name: 'Add document' }),
  )
  await user.click(await screen.findByLabelText('Kind'))
  await user.click(await screen.findByRole('option', { name: 'Page of the web' }))
  await user.type(await screen.findByLabelText('Address'), 'https://www.example.com')
  await user.click(screen.getByRole('button', { name: 'Add' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('must be an address')
})

test('offers a document to agents of the client only', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...client(prices()), 'PUT /api/knowledge/d1/agents/a1': () => prices() })
  open(<KnowledgePage />)

  const table = await screen.findByRole('table')
  await user.click(within(table).getByRole('button', { name: 'Agents that quote Prices' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Ava' }))

  await waitFor(() => expect(sent.map(({ what }) => what)).toEqual(['PUT /api/knowledge/d1/agents/a1']))
  expect(screen.queryByRole('checkbox', { name: /Everybody/ })).toBeNull()
})

test('asks before it deletes, and stays where the provider refuses', async () => {
  const user = userEvent.setup()
  const sent = serve({
    ...client(prices({ agents: [{ id: 'a1', name: 'Ava' }] })),
    'DELETE /api/knowledge/d1': () => problem(502, 'The voice provider did not do what it was asked.'),
  })
  open(<KnowledgePage />)

  const table = await screen.findByRole('table')
  await user.click(within(table).getByRole('button', { name: 'Delete Prices' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog).toHaveTextContent('Ava will not know it any more.')
  expect(sent).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }))

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('did not do what it was asked')
})
