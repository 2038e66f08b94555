import type { Plan } from '@/api/types'
import { count, money, plural } from '@/lib/format'

/** What a plan says besides its fee, as name and value. */
export function factsOf(plan: Plan): [string, string][] {
  const { minimum_seconds: minimum, step_seconds: step } = plan.increment
  const facts: [string, string][] = [
    ['Included', plan.included_minutes === 0 ? 'No minutes' : `${count(plan.included_minutes)} minutes`],
    [plan.included_minutes === 0 ? 'Each minute' : 'Each further minute', money(plan.overage_rate)],
    ['Billed', step === 1 && minimum <= 1 ? 'To the second' : `At least ${minimum} s, then every ${step} s`],
  ]
  if (Number(plan.number_fee.amount) > 0)
    facts.push(['Each phone number', `${money(plan.number_fee)} a month`])
  if (plan.trial_days > 0) facts.push(['Trial', plural(plan.trial_days, 'day')])
  return facts
}
