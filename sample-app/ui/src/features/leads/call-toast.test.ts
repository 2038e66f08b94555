import { describe, expect, it } from 'vitest'
import { campaign, counts } from '@/test/campaigns'
import { endLine, progressLine } from './call-toast'

describe('the toast of a single call', () => {
  it('tells what the call is doing', () => {
    expect(progressLine(campaign({ counts: counts({ queued: 1 }) }))).toBe('Waiting for a line')
    expect(progressLine(campaign({ counts: counts({ calling: 1 }) }))).toBe('Ringing or talking')
  })

  it('tells how it ended and for how long they talked', () => {
    const ended = { ...counts({ reached: 1 }), by_outcome: { no_answer: 1, answered: 1 }, talk_seconds: 125 }

    expect(endLine(campaign({ state: 'finished', counts: ended }))).toBe('Answered · 2:05')
  })

  it('does not claim a call where none was made', () => {
    expect(endLine(campaign({ state: 'finished', counts: counts({ suppressed: 1 }) }))).toBe(
      'No call was made',
    )
  })
})
