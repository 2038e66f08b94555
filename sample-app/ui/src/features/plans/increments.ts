import type { Plan } from '@/api/types'

type Increment = Plan['increment']

/** Usual ways to round the length of a call, by what they are called in contracts. */
export const increments: Record<string, { label: string; value: Increment }> = {
  '1/1': { label: 'To the second', value: { minimum_seconds: 0, step_seconds: 1 } },
  '6/6': { label: 'Every 6 seconds', value: { minimum_seconds: 6, step_seconds: 6 } },
  '30/6': { label: '30 seconds, then every 6', value: { minimum_seconds: 30, step_seconds: 6 } },
  '60/1': { label: 'A minute, then every second', value: { minimum_seconds: 60, step_seconds: 1 } },
  '60/60': { label: 'Whole minutes', value: { minimum_seconds: 60, step_seconds: 60 } },
}

/** The name of an increment; to the second if it is none of the usual ones. */
export function incrementOf(increment: Increment | undefined): string {
  const found = Object.entries(increments).find(
    ([, { value }]) =>
      value.minimum_seconds === increment?.minimum_seconds && value.step_seconds === increment.step_seconds,
  )
  return found?.[0] ?? '1/1'
}
