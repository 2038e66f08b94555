import { expect, test } from 'vitest'
import { campaign } from '@/test/campaigns'
import { changesIn, settingsOf } from './settings'

const given = campaign({
  max_concurrent_calls: 5,
  calling_hours: 'MON 09:00-17:00',
  schedule: { start_at: null, end_at: '2026-12-01T17:00:00Z' },
  consent: { level: 'express', text_version: 'form 3', at: '2026-11-01T00:00:00Z' },
})

test('sends nothing of a form that nobody touched', () => {
  expect(changesIn(given, settingsOf(given))).toEqual({})
})

test('sends only what was changed', () => {
  expect(changesIn(given, { ...settingsOf(given), maxConcurrentCalls: '8' })).toEqual({
    max_concurrent_calls: 8,
  })
})

test('has a word for each setting that is taken away', () => {
  const bare = {
    ...settingsOf(given),
    maxConcurrentCalls: '',
    hours: '',
    endAt: '',
    consentLevel: 'none' as const,
  }
  expect(changesIn(given, bare)).toEqual({
    max_concurrent_calls: 0,
    calling_hours: '',
    schedule: { start_at: null, end_at: null },
    consent: { level: 'none', text_version: 'form 3' },
  })
})

test('keeps the start when the end is changed, in the zone of the viewer', () => {
  // The tests run in New York (vite.config.ts).
  expect(settingsOf(given).endAt).toBe('2026-12-01T12:00')
  expect(changesIn(given, { ...settingsOf(given), endAt: '2026-12-02T12:00' })).toEqual({
    schedule: { start_at: null, end_at: '2026-12-02T17:00:00.000Z' },
  })
})
