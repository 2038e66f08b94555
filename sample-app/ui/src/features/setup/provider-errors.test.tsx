import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ProviderErrors } from './provider-errors'

test('explains what a provider said, beside its own words', () => {
  render(
    <ProviderErrors
      errors={[
        {
          provider: 'elevenlabs',
          words: 'the provider answered 404',
          calls: 3,
          last_at: '2026-11-21T12:00:00Z',
          meaning: 'The agent has no phone number at the provider.',
          action: 'Assign a number to the agent.',
        },
      ]}
    />,
  )

  expect(screen.getByText('The agent has no phone number at the provider.')).toBeVisible()
  expect(screen.getByText('Assign a number to the agent.')).toBeVisible()
  expect(screen.getByText('elevenlabs: the provider answered 404')).toBeVisible()
  expect(screen.getByText(/3 calls/)).toBeVisible()
})

test('says so when no call was refused', () => {
  render(<ProviderErrors errors={[]} />)
  expect(screen.getByText('No provider refused a call')).toBeVisible()
})
