import { expect, test } from 'vitest'
import type { Invoice } from '@/api/types'
import { standing } from './standing'

const invoice = (rest: Partial<Invoice>): Invoice => ({
  id: 'i-1',
  client: { id: 'acme', name: 'Acme' },
  month: '2026-03',
  revision: 1,
  billed_again: false,
  state: 'issued',
  number: 'SIM-0001',
  total: { amount: '1.00', currency: 'USD' },
  created_at: '2026-04-02T08:20:00Z',
  issued_at: '2026-04-02T08:20:01Z',
  due_on: '2026-04-16',
  closed_at: null,
  past_due: false,
  attempts: 0,
  next_attempt_at: null,
  pay_page: null,
  pdf: null,
  lines: [],
  ...rest,
})

test('says until when it is to be paid, and when that day has passed', () => {
  expect(standing(invoice({}))).toBe('It is to be paid by Apr 16, 2026.')
  expect(standing(invoice({ past_due: true }))).toBe('It was to be paid by Apr 16, 2026.')
})

test('says how often a payment failed, and whether it is tried again', () => {
  const failed = { state: 'payment_failed', attempts: 1, due_on: null } as const
  expect(standing(invoice({ ...failed, next_attempt_at: '2026-04-20T12:00:00Z' }))).toMatch(
    /^1 payment failed\. The next try is on Apr \d+, 2026, .*\.$/,
  )
  expect(standing(invoice({ ...failed, attempts: 4 }))).toBe(
    '4 payments failed. It is not tried again by itself.',
  )
})

test('says that what was given up is still owed', () => {
  expect(standing(invoice({ state: 'uncollectible', attempts: 2 }))).toBe(
    '2 payments failed. Nobody tries to collect it any more; it is still owed and can be paid.',
  )
})

test('says whether a month that was taken back was billed again', () => {
  expect(standing(invoice({ state: 'void' }))).toBe('Taken back: nothing is owed for it.')
  expect(standing(invoice({ state: 'void', billed_again: true }))).toContain('billed again')
})
