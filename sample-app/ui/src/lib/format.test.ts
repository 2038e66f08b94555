import { describe, expect, it } from 'vitest'
import { decimal, minutes, money, percent, phone, plural, share, talkTime, words } from './format'

describe('money', () => {
  it('shows amounts with two decimals and separated thousands', () => {
    expect(money({ amount: '1359', currency: 'USD' })).toBe('$1,359.00')
    expect(money({ amount: '-15.00', currency: 'USD' })).toBe('-$15.00')
  })

  it('keeps the decimals of a rate but not its trailing zeros', () => {
    expect(money({ amount: '0.6000', currency: 'USD' })).toBe('$0.60')
    expect(money({ amount: '0.1475', currency: 'USD' })).toBe('$0.1475')
  })

  it('loses no digit of an amount that is larger than a double can hold', () => {
    expect(money({ amount: '9007199254740993.01', currency: 'USD' })).toBe('$9,007,199,254,740,993.01')
  })
})

describe('figures', () => {
  it('line up percentages and show a dash where a percentage means nothing', () => {
    expect(percent('298.9')).toBe('298.90%')
    expect(percent('74.93')).toBe('74.93%')
    expect(percent(null)).toBe('–')
    expect(share(null)).toBe('–')
    expect(share(2 / 3)).toBe('67%')
  })

  it('show talk time as a clock and its sums in minutes', () => {
    expect(talkTime(0)).toBe('0:00')
    expect(talkTime(125)).toBe('2:05')
    expect(talkTime(3_725)).toBe('1:02:05')
    expect(minutes(90)).toBe('1.5')
    expect(decimal('1296.50')).toBe('1,296.5')
  })

  it('count in words', () => {
    expect(plural(1, 'row')).toBe('1 row')
    expect(plural(1_200, 'row')).toBe('1,200 rows')
    expect(words('not_reached')).toBe('Not reached')
  })
})

describe('phone', () => {
  it('spaces a number as its country does', () => {
    expect(phone('+12025550143')).toBe('+1 202 555 0143')
    expect(phone('+442079460123')).toBe('+44 20 7946 0123')
  })

  it('leaves what is no number, such as a masked one, as it came', () => {
    expect(phone('+1******0143')).toBe('+1******0143')
  })
})
