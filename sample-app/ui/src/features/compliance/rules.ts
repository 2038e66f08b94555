import type { RuleEffect } from '@/api/types'
import { hoursWords } from '@/features/campaigns/hours'
import { count } from '@/lib/format'

/** What rules of ours mean, as the end of a sentence about people; laws come with words of their own. */
const WORDS: Record<string, string> = {
  DNC_INTERNAL: 'on your do-not-call list',
  DNC_PLATFORM: 'on the platform’s do-not-call list',
  DNC_NATIONAL: 'on a national do-not-call list',
  DNC_STALE: 'the national do-not-call list is missing or too old',
  COUNTRY_NOT_ALLOWED: 'in a country that may not be called',
  TZ_UNKNOWN: 'in an unknown time zone',
  STATE_UNKNOWN: 'in an unknown state',
  CAMPAIGN_WINDOW: 'outside the campaign’s hours',
  NO_OPENING: 'never inside all call windows',
  LISTS_UNAVAILABLE: 'the lists cannot be looked into',
}

/** Why a rule keeps people from being called. */
export function ruleWords(ruleId: string, why: string): string {
  return (
    WORDS[ruleId] ??
    why
      .replace(/\b(WRITTEN|EXPRESS|MARKETING|INFORMATIONAL|DEBT_COLLECTION)\b/g, lower)
      .replace(/^called (\d+) times within/, timesWords)
      .replace(/within PT(\d+)H$/, periodWords)
      .replace(/^outside (.+) there$/, (_, hours: string) => `outside ${hoursWords(hours)} there`)
  )
}

function timesWords(_: string, times: string) {
  return `called ${times === '1' ? 'once' : `${times} times`} within`
}

function periodWords(_: string, hours: string) {
  return `within ${Number(hours) > 48 ? `${Number(hours) / 24} days` : `${hours} hours`}`
}

function lower(word: string) {
  return word.toLowerCase().replace('_', ' ')
}

/** The rule and the sentence of a reason as the dialer writes it, `RULE: why`; other reasons have no rule. */
export function reasonOf(reason: string): { ruleId: string | null; text: string } {
  const [, ruleId, why] = /^([A-Z][A-Z0-9_-]+): (.+)$/s.exec(reason) ?? []
  if (!ruleId || !why) return { ruleId: null, text: reason }
  return { ruleId, text: ruleWords(ruleId, why) }
}

/** A time as people say it: today's as a clock, others with the day. */
export function clockOrDay(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(at)
  if (at.toDateString() === now.toDateString()) return `at ${time}`
  const day = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' }).format(
    at,
  )
  return `on ${day} at ${time}`
}

interface Launch {
  allowed: number
  rules: Pick<RuleEffect, 'rule_id' | 'effect' | 'people' | 'why' | 'next_opening'>[]
}

/** `186 can be called now, 12 at 9:00 AM, 2 never (on your do-not-call list)`. */
export function launchSentence({ allowed, rules }: Launch, now = new Date()): string {
  const parts = [`${count(allowed)} can be called now`]
  for (const rule of rules.filter(({ effect }) => effect === 'defer')) {
    const when = rule.next_opening ? clockOrDay(rule.next_opening, now) : 'later'
    parts.push(`${count(rule.people)} ${when}`)
  }
  const never = rules.filter(({ effect }) => effect === 'deny')
  if (never.length > 0) {
    const people = never.reduce((sum, rule) => sum + rule.people, 0)
    const reasons = never.map((rule) => ruleWords(rule.rule_id, rule.why)).join('; ')
    parts.push(`${count(people)} never (${reasons})`)
  }
  return parts.join(', ')
}
