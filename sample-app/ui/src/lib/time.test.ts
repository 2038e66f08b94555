import { describe, expect, it } from 'vitest'
import { addMonths, ago, dateTime, monthName, startOfDay } from './time'

// The tests run in New York (vite.config.ts).
describe('time', () => {
  it('is shown in the zone of the viewer', () => {
    expect(dateTime('2026-11-21T03:30:00Z').replace(/\s/g, ' ')).toBe('Nov 20, 2026, 10:30 PM')
  })

  it('is told relative to now, and as a date after a week', () => {
    const now = Date.parse('2026-11-21T12:00:00Z')

    expect(ago('2026-11-21T11:59:55Z', now)).toBe('just now')
    expect(ago('2026-11-21T11:55:00Z', now)).toBe('5 min. ago')
    expect(ago('2026-11-21T14:00:00Z', now)).toBe('in 2 hr.')
    expect(ago('2026-11-01T12:00:00Z', now)).toBe('Nov 1, 2026')
  })

  it('begins a day at the midnight of the viewer, also across a change of the clocks', () => {
    expect(startOfDay('2026-11-01')).toBe('2026-11-01T04:00:00.000Z')
    expect(startOfDay('2026-11-01', 1)).toBe('2026-11-02T05:00:00.000Z')
  })

  it('steps through months across a year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(monthName('2026-11')).toBe('November 2026')
  })
})
