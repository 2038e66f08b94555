import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { campaign } from '@/test/campaigns'
import { PausedNote } from './paused-note'

test('says why a campaign was paused that nobody paused', () => {
  render(
    <PausedNote
      campaign={campaign({ state: 'paused', state_reason: 'the provider does not know the agent' })}
    />,
  )
  expect(screen.getByRole('alert')).toHaveTextContent(
    'The provider does not know the agent. Nobody was lost.',
  )
})

test('says nothing where a person paused it', () => {
  render(<PausedNote campaign={campaign({ state: 'paused', state_reason: null })} />)
  expect(screen.queryByRole('alert')).toBeNull()
})
