import { expect, test } from 'vitest'
import { clockOrDay, launchSentence, reasonOf, ruleWords } from './rules'

// The tests run in New York (vite.config.ts).
const now = new Date('2026-11-21T12:00:00Z')
const plain = (text: string) => text.replace(/\s/g, ' ')

test('says in one sentence who is called now, who later and who never', () => {
  const sentence = launchSentence(
    {
      allowed: 186,
      rules: [
        { rule_id: 'US-01', effect: 'defer', people: 12, why: '', next_opening: '2026-11-21T14:00:00Z' },
        { rule_id: 'DNC_INTERNAL', effect: 'deny', people: 2, why: 'asked', next_opening: null },
      ],
    },
    now,
  )
  expect(plain(sentence)).toBe('186 can be called now, 12 at 9:00 AM, 2 never (on your do-not-call list)')
})

test('adds up those who are never called, and names each reason', () => {
  const deny = { effect: 'deny' as const, next_opening: null }
  const rules = [
    { ...deny, rule_id: 'DNC_INTERNAL', people: 2, why: '' },
    { ...deny, rule_id: 'TZ_UNKNOWN', people: 1, why: '' },
  ]
  expect(launchSentence({ allowed: 0, rules }, now)).toBe(
    '0 can be called now, 3 never (on your do-not-call list; in an unknown time zone)',
  )
})

test('names the day of a time that is not today', () => {
  expect(plain(clockOrDay('2026-11-23T14:00:00Z', now))).toBe('on Mon, Nov 23 at 9:00 AM')
})

test('keeps the words of a law but not its shouting', () => {
  expect(ruleWords('US-03-WRITTEN', 'there is no consent of level WRITTEN for MARKETING')).toBe(
    'there is no consent of level written for marketing',
  )
})

test('says caps and hours as people do', () => {
  expect(ruleWords('ANY-CAP-DAY', 'called 1 times within PT24H')).toBe('called once within 24 hours')
  expect(ruleWords('ANY-CAP-14-DAYS', 'called 14 times within PT336H')).toBe('called 14 times within 14 days')
  expect(ruleWords('US-01', 'outside MON-SUN 08:00-21:00 there')).toBe(
    'outside Mon–Sun 8:00 AM–9:00 PM there',
  )
})

test('tells the rule of a reason from its sentence', () => {
  expect(reasonOf('DNC_INTERNAL: asked not to be called')).toEqual({
    ruleId: 'DNC_INTERNAL',
    text: 'on your do-not-call list',
  })
  expect(reasonOf('the line was busy')).toEqual({ ruleId: null, text: 'the line was busy' })
})

test('tells a rest in days', () => {
  expect(ruleWords('US-15-REST', 'they were talked to within PT168H')).toBe(
    'they were talked to within 7 days',
  )
})
