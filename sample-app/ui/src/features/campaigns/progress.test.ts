import { describe, expect, it } from 'vitest'
import { campaign, counts } from '@/test/campaigns'
import { actionsOf, progressOf } from './progress'

describe('progressOf', () => {
  it('counts as done whoever will not be called again', () => {
    const progress = progressOf(
      counts({ queued: 2, calling: 1, waiting: 1, reached: 3, not_reached: 1, suppressed: 1, canceled: 1 }),
    )

    expect(progress).toMatchObject({ targets: 10, done: 6, percent: 60, left: 3 })
  })

  it('counts as dialed whoever was called or is being called', () => {
    const progress = progressOf(
      counts({ queued: 4, calling: 1, waiting: 1, reached: 3, not_reached: 1, suppressed: 2 }),
    )

    expect(progress).toMatchObject({ dialed: 6, answered: 3, answerRate: 0.5 })
  })

  it('is not at 100 percent while a single contact is left', () => {
    expect(progressOf(counts({ queued: 1, reached: 999 })).percent).toBe(99)
    expect(progressOf(counts({ reached: 1_000 })).percent).toBe(100)
  })

  it('has no answer rate before the first call, rather than one of zero', () => {
    expect(progressOf(counts({ queued: 5 })).answerRate).toBeNull()
    expect(progressOf(counts({}))).toMatchObject({ percent: 0, answerRate: null })
  })
})

describe('actionsOf', () => {
  it('starts a draft only with contacts', () => {
    expect(actionsOf(campaign({ state: 'draft', counts: counts({}) })).start).toBe(false)
    expect(actionsOf(campaign({ state: 'draft' }))).toMatchObject({
      start: true,
      addContacts: true,
      cancel: false,
    })
  })

  it('offers nothing once a campaign is over but to copy it', () => {
    for (const state of ['finished', 'canceled'] as const) {
      const { duplicate, ...others } = actionsOf(campaign({ state }))
      expect(duplicate).toBe(true)
      expect(Object.values(others)).not.toContain(true)
    }
  })

  it('offers to call those again whom a finished campaign did not reach, but not of a canceled one', () => {
    const missed = counts({ reached: 2, not_reached: 1 })
    expect(actionsOf(campaign({ state: 'finished', counts: missed })).retry).toBe(true)
    expect(actionsOf(campaign({ state: 'finished', counts: counts({ reached: 3 }) })).retry).toBe(false)
    expect(actionsOf(campaign({ state: 'canceled', counts: missed })).retry).toBe(false)
  })
})
