import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Delivery } from '@/api/types'
import InboxPage from './inbox-page'

const delivery = (id: string, rest: Partial<Delivery> = {}): Delivery => ({
  id,
  provider: 'elevenlabs',
  key: `post_call_transcription:conv_${id}:1764457176`,
  state: 'done',
  received_at: '2026-11-21T12:00:00Z',
  bytes: 13_800,
  signed_with: '0123abcd',
  tries: 1,
  replays: 0,
  error: null,
  due_at: null,
  handled_at: '2026-11-21T12:00:01Z',
  ...rest,
})

const summary = {
  open: 1,
  buried: 1,
  last_received_at: '2026-11-21T12:00:00Z',
  silence_seconds: 0,
  providers: ['elevenlabs'],
}

let items: Delivery[]
let silence: number
let replays: unknown[]

beforeEach(() => {
  items = [delivery('a'), delivery('b', { state: 'buried', error: '$.type: is missing' })]
  silence = 0
  replays = []
  document.cookie = 'XSRF-TOKEN=abc'
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/webhooks/summary') return Response.json({ ...summary, silence_seconds: silence })
    if (pathname === '/api/webhooks/replay') {
      replays.push(await request.json())
      return Response.json({ replayed: 1 })
    }
    if (pathname === '/api/webhooks') return Response.json({ items, next: null })
    return Response.json({ delivery: items[0], payload: '{"said":"hello"}', truncated: false })
  })
})

function open() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <InboxPage />
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

test('shows what was put aside and why', async () => {
  open()

  const row = await screen.findByRole('row', { name: /conv_b/ })
  expect(row).toHaveTextContent('Put aside')
  expect(row).toHaveTextContent('$.type: is missing')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('replays what is ticked', async () => {
  const user = userEvent.setup()
  open()

  const row = await screen.findByRole('row', { name: /conv_b/ })
  await user.click(within(row).getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Replay 1 selected' }))

  await waitFor(() => expect(replays).toEqual([{ ids: ['b'] }]))
})

test('asks before it replays all that the filter shows', async () => {
  const user = userEvent.setup()
  open()

  await user.click(await screen.findByRole('button', { name: 'Replay all…' }))
  expect(replays).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Replay' }))

  await waitFor(() => expect(replays).toHaveLength(1))
  expect(replays[0]).not.toHaveProperty('ids')
})

test('shows the payload of a delivery', async () => {
  const user = userEvent.setup()
  open()

  const row = await screen.findByRole('row', { name: /conv_a/ })
  await user.click(within(row).getByRole('button'))

  expect(await screen.findByText(/"said": "hello"/)).toBeVisible()
})

test('warns when nothing comes although calls are up', async () => {
  silence = 900
  open()

  expect(await screen.findByRole('alert')).toHaveTextContent('No webhook for 15 minutes')
})

test('says so when there is nothing', async () => {
  items = []
  open()

  expect(await screen.findByText('Nothing here')).toBeVisible()
})
