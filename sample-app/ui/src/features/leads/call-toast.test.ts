import { describe, expect, it } from 'vitest'
import { campaign, counts } from '@/test/campaigns'
import { endLine } from './call-toast'

describe('the end of a single call', () => {
  it('is told with its outcome and for how long they talked', () => {
    const ended = { ...counts({ reached: 1 }), by_outcome: { no_answer: 1, answered: 1 }, talk_seconds: 125 }

    expect(endLine(campaign({ state: 'finished', counts: ended }))).toBe('Answered · 2:05')
  })

  it('does not claim a call where none was made', () => {
    expect(endLine(campaign({ state: 'finished', counts: counts({ suppressed: 1 }) }))).toBe(
      'No call was made',
    )
  })
})
