import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Provider } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import ProvidersPage from './providers-page'

const provider = (id: string, rest: Partial<Provider> = {}): Provider => ({
  id,
  state: 'calling',
  slots_used: 3,
  slots_allowed: 20,
  reserved_for_inbound: 2,
  calls_per_second: 5,
  unknown_attempts: 0,
  webhook_silence_seconds: 0,
  capabilities: ['knowledge', 'call_overrides'],
  ...rest,
})

const account = {
  plan: 'growing_business',
  calls_in_progress: 3,
  concurrency_limit: 30,
  credit_used: 1200,
  credit_limit: 10000,
  credit_unit: 'characters',
  credit_renews_at: null,
}

function card(name: string) {
  return screen.findByRole('heading', { name }).then((heading) => heading.closest('li') as HTMLElement)
}

test('shows how each account does, and what its provider says', async () => {
  serve({
    'GET /api/providers': () => ({ items: [provider('elevenlabs'), provider('retell')], next: null }),
    'GET /api/providers/elevenlabs/account': () => account,
    'GET /api/providers/retell/account': () => problem(404, 'There is no such account status.'),
  })
  open(<ProvidersPage />)

  const first = await card('ElevenLabs')
  expect(first).toHaveTextContent('3 of 20')
  expect(await within(first).findByText('growing_business')).toBeVisible()
  expect(first).toHaveTextContent('1,200 of 10,000 characters')
  expect(await within(await card('Retell')).findByText('There is no such account status.')).toBeVisible()
})

test('says that an account rests, and what becomes of its campaigns', async () => {
  serve({
    'GET /api/providers': () => ({
      items: [provider('elevenlabs', { state: 'resting', webhook_silence_seconds: 1260 })],
      next: null,
    }),
    'GET /api/providers/elevenlabs/account': () => account,
  })
  open(<ProvidersPage />)

  const alerts = within(await card('ElevenLabs')).getAllByRole('alert')
  expect(alerts[0]).toHaveTextContent('campaigns with a stand-in go on')
  expect(alerts[1]).toHaveTextContent('No webhook for 21 minutes')
})
