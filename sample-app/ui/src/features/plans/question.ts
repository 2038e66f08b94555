import type { Plan, WhatIfQuestion } from '@/api/types'

/** What somebody typed. */
export interface Guess {
  clients: string
  minutes: string
  costPerMinute: string
  baseFee: string
  numbers: string
  costPerNumber: string
}

const WHOLE = /^\d{1,6}$/
const AMOUNT = /^\d{1,6}(\.\d{1,6})?$/

/** The question for the server; none while something is not a number yet. */
export function questionOf(plan: Plan, guess: Guess): WhatIfQuestion | null {
  const [clients, minutes] = [guess.clients.trim(), guess.minutes.trim()]
  const [cost, base] = [guess.costPerMinute.trim(), guess.baseFee.trim()]
  const [numbers, costOfNumber] = [guess.numbers.trim(), guess.costPerNumber.trim()]
  if (![clients, minutes, numbers].every((whole) => WHOLE.test(whole))) return null
  if (![cost, base, costOfNumber].every((amount) => AMOUNT.test(amount))) return null
  const { currency } = plan.monthly_fee
  const { name, kind, monthly_fee, included_minutes, overage_rate, increment, trial_days, number_fee } = plan
  return {
    plan: { name, kind, monthly_fee, included_minutes, overage_rate, increment, trial_days, number_fee },
    clients: Number(clients),
    minutes_each: Number(minutes),
    cost_per_minute: { amount: cost, currency },
    base_fee: { amount: base, currency },
    numbers_each: Number(numbers),
    cost_per_number: { amount: costOfNumber, currency },
  }
}
