import { expect, test } from 'vitest'
import { backwardsDay, hoursText, hoursWords, parseHours } from './hours'

test('reads spans of days, also over the end of a week, and writes them day by day', () => {
  const week = parseHours('SAT-MON 10:00-24:00, WED 09:00-12:30')

  expect(week && hoursText(week)).toBe('MON 10:00-24:00, WED 09:00-12:30, SAT 10:00-24:00, SUN 10:00-24:00')
})

test('does not pretend to hold a day with a break', () => {
  expect(parseHours('MON 09:00-12:00, MON 13:00-17:00')).toBeNull()
})

test('says hours as people do, and leaves those with breaks as they are', () => {
  expect(hoursWords('MON 09:00-17:00, TUE 09:00-17:00, SAT 10:00-24:00')).toBe(
    'Mon–Tue 9:00 AM–5:00 PM, Sat 10:00 AM–midnight',
  )
  expect(hoursWords('MON 09:00-12:00, MON 13:00-17:00')).toBe('MON 09:00-12:00, MON 13:00-17:00')
})

test('finds the day whose hours run backwards', () => {
  expect(backwardsDay({ MON: { from: '09:00', to: '00:00' }, FRI: { from: '17:00', to: '09:00' } })).toBe(
    'FRI',
  )
  expect(backwardsDay({ MON: { from: '09:00', to: '17:00' } })).toBeUndefined()
})
