import { expect, it } from 'vitest'
import type { Usage } from '@/api/types'
import { daysOf } from './days'

it('has a bar for every day of the month, also for those without a call', () => {
  const usage = {
    month: '2028-02',
    daily: [{ date: '2028-02-29', talk_seconds: 90, calls_placed: 2, calls_answered: 1 }],
  } as Usage

  const days = daysOf(usage)

  expect(days).toHaveLength(29)
  expect(days[0]).toMatchObject({ date: '2028-02-01', minutes: 0, placed: 0 })
  expect(days[28]).toMatchObject({ date: '2028-02-29', minutes: 1.5, placed: 2, answered: 1 })
})
