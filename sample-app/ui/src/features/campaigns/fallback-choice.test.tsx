import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Agent } from '@/api/types'
import { open, serve } from '@/test/pages'
import { FallbackChoice } from './fallback-choice'

const agent = (name: string, provider: string, status: Agent['status'] = 'active'): Agent => ({
  agent_id: `agent-${name}`,
  agent_name: name,
  provider,
  type: 'custom',
  prompt: '',
  first_message: '',
  voice_id: 'v',
  language: 'en',
  status,
  shared: false,
  created_at: '2026-03-02T15:00:00Z',
})

const ava = agent('Ava', 'elevenlabs')

test('offers the active agents of other providers', async () => {
  const user = userEvent.setup()
  const chosen = vi.fn()
  const rita = agent('Rita', 'retell')
  serve({
    'GET /api/agents': () => ({
      items: [ava, agent('Ben', 'elevenlabs'), rita, agent('Old', 'retell', 'inactive')],
      next: null,
    }),
  })
  open(<FallbackChoice agent={ava} value={null} onChange={chosen} />)

  await user.click(await screen.findByRole('combobox', { name: 'If ElevenLabs fails' }))
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Wait until it works again',
    'Go on with Rita (Retell)',
  ])
  await user.click(screen.getByRole('option', { name: 'Go on with Rita (Retell)' }))

  expect(chosen).toHaveBeenCalledExactlyOnceWith(rita)
})

test('asks nothing where no agent lives elsewhere', async () => {
  const asked = vi.fn()
  serve({
    'GET /api/agents': () => {
      asked()
      return { items: [ava], next: null }
    },
  })
  open(<FallbackChoice agent={ava} value={null} onChange={() => undefined} />)

  await vi.waitFor(() => expect(asked).toHaveBeenCalled())
  expect(screen.queryByRole('combobox')).toBeNull()
})
