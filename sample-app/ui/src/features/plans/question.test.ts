import { expect, test } from 'vitest'
import type { Plan } from '@/api/types'
import { incrementOf } from './increments'
import { questionOf } from './question'

const plan: Plan = {
  id: 'p',
  name: 'Starter',
  kind: 'subscription_included',
  monthly_fee: { amount: '99.00', currency: 'EUR' },
  included_minutes: 100,
  overage_rate: { amount: '0.99', currency: 'EUR' },
  increment: { minimum_seconds: 30, step_seconds: 6 },
  trial_days: 0,
  number_fee: { amount: '2.00', currency: 'EUR' },
}
const guess = {
  clients: '10',
  minutes: ' 100',
  costPerMinute: '0.15',
  baseFee: '99',
  numbers: '3',
  costPerNumber: '1.15',
}

test('asks in the currency of the plan, without its id', () => {
  const question = questionOf(plan, guess)

  expect(question).toMatchObject({
    clients: 10,
    minutes_each: 100,
    cost_per_minute: { amount: '0.15', currency: 'EUR' },
    numbers_each: 3,
    cost_per_number: { amount: '1.15', currency: 'EUR' },
    plan: { number_fee: { amount: '2.00', currency: 'EUR' } },
  })
  expect(question?.plan).not.toHaveProperty('id')
})

test('asks nothing while something is no number', () => {
  for (const odd of ['', '-1', '1.5', 'ten', '1e3']) {
    expect(questionOf(plan, { ...guess, clients: odd })).toBeNull()
    expect(questionOf(plan, { ...guess, numbers: odd })).toBeNull()
  }
  expect(questionOf(plan, { ...guess, costPerMinute: '.15' })).toBeNull()
  expect(questionOf(plan, { ...guess, baseFee: '99,00' })).toBeNull()
})

test('names the usual ways to round a call', () => {
  expect(incrementOf(plan.increment)).toBe('30/6')
  expect(incrementOf(undefined)).toBe('1/1')
})
