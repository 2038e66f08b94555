import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Toaster } from 'sonner'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ListedApiKey } from '@/api/types'
import { ApiKeyList } from './api-key-list'

let keys: ListedApiKey[]
let asked: number
let revoked: string[]

beforeEach(() => {
  keys = [
    { id: 'k2', name: 'Website form', created_at: '2026-11-21T12:00:00Z' },
    { id: 'k1', name: 'Nightly export', created_at: '2026-10-01T12:00:00Z' },
  ]
  asked = 0
  revoked = []
  document.cookie = 'XSRF-TOKEN=abc'
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    if (request.method === 'DELETE') {
      const id = pathname.split('/').at(-1) ?? ''
      revoked.push(id)
      keys = keys.filter((key) => key.id !== id)
      return new Response(null, { status: 204 })
    }
    asked++
    return Response.json({ items: keys, next: null })
  })
})

function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ApiKeyList tenantId="t1" />
      <Toaster />
    </QueryClientProvider>,
  )
}

test('names each key and when it was made', async () => {
  show()

  const [first, second] = await screen.findAllByRole('listitem')
  expect(first).toHaveTextContent('Website form')
  expect(first?.querySelector('time')).toHaveAttribute('datetime', '2026-11-21T12:00:00Z')
  expect(second).toHaveTextContent('Nightly export')
})

test('revokes the key that was chosen, and no other', async () => {
  show()

  await userEvent.click(await screen.findByRole('button', { name: 'Revoke Nightly export' }))

  await vi.waitFor(() => expect(screen.queryByText('Nightly export')).toBeNull())
  expect(screen.getByText('Website form')).toBeVisible()
  expect(revoked).toEqual(['k1'])
  expect(await screen.findByText('Key Nightly export is refused from now on')).toBeVisible()
})

test('shows nothing where there is no key', async () => {
  keys = []
  show()

  await vi.waitFor(() => expect(asked).toBe(1))
  expect(screen.queryByRole('list', { name: 'API keys' })).toBeNull()
})
