import { expect, test } from 'vitest'
import { invoiceOf } from '@/test/invoices'
import { standing } from './standing'

test('says until when it is to be paid, and when that day has passed', () => {
  expect(standing(invoiceOf({}))).toBe('It is to be paid by Apr 16, 2026.')
  expect(standing(invoiceOf({ past_due: true }))).toBe('It was to be paid by Apr 16, 2026.')
})

test('says how often a payment failed, and whether it is tried again', () => {
  const failed = { state: 'payment_failed', attempts: 1, due_on: null } as const
  expect(standing(invoiceOf({ ...failed, next_attempt_at: '2026-04-20T12:00:00Z' }))).toMatch(
    /^1 payment failed\. The next try is on Apr \d+, 2026, .*\.$/,
  )
  expect(standing(invoiceOf({ ...failed, attempts: 4 }))).toBe(
    '4 payments failed. It is not tried again by itself.',
  )
})

test('says that what was given up is still owed', () => {
  expect(standing(invoiceOf({ state: 'uncollectible', attempts: 2 }))).toBe(
    '2 payments failed. Nobody tries to collect it any more; it is still owed and can be paid.',
  )
})

test('says whether a month that was taken back was billed again', () => {
  expect(standing(invoiceOf({ state: 'void' }))).toBe('Taken back: nothing is owed for it.')
  expect(standing(invoiceOf({ state: 'void', billed_again: true }))).toContain('billed again')
})
