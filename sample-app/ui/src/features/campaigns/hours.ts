/** The days of a week, as the API writes them. */
export const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const

export type Day = (typeof DAYS)[number]

/** From and to, as a field of type time holds them; `to` at midnight is the end of the day. */
export interface Span {
  from: string
  to: string
}

/** The hours of each day that has any. */
export type Week = Partial<Record<Day, Span>>

const PART = /^(MON|TUE|WED|THU|FRI|SAT|SUN)(?:-(MON|TUE|WED|THU|FRI|SAT|SUN))? (\d\d:\d\d)-(\d\d:\d\d)$/

/** Reads hours; null where a day has a break, which a week of one span a day cannot hold. */
export function parseHours(text: string): Week | null {
  const week: Week = {}
  for (const part of text.split(',')) {
    const [, first, last = first, from, to] = PART.exec(part.trim()) ?? []
    if (!first || !from || !to) return null
    for (const day of daysBetween(first as Day, last as Day)) {
      if (week[day]) return null
      week[day] = { from, to: to === '24:00' ? '00:00' : to }
    }
  }
  return week
}

/** Hours as the API reads them, day by day. */
export function hoursText(week: Week): string {
  return DAYS.flatMap((day) => {
    const span = week[day]
    return span ? [`${day} ${span.from}-${span.to === '00:00' ? '24:00' : span.to}`] : []
  }).join(', ')
}

/** The first day whose hours end before they begin. */
export function backwardsDay(week: Week): Day | undefined {
  return DAYS.find((day) => {
    const span = week[day]
    return span && (!span.from || !span.to || (span.to !== '00:00' && span.to <= span.from))
  })
}

/** Hours for people: `Mon–Fri 9:00 AM–5:00 PM`. */
export function hoursWords(text: string): string {
  const week = parseHours(text)
  if (!week) return text
  const groups: { first: Day; last: Day; span: Span }[] = []
  for (const day of DAYS) {
    const span = week[day]
    const group = groups.at(-1)
    if (!span) continue
    const next = group && DAYS.indexOf(group.last) + 1 === DAYS.indexOf(day)
    if (next && group.span.from === span.from && group.span.to === span.to) group.last = day
    else groups.push({ first: day, last: day, span })
  }
  return groups
    .map(({ first, last, span }) => {
      const days = first === last ? dayName(first) : `${dayName(first)}–${dayName(last)}`
      return `${days} ${clock(span.from)}–${span.to === '00:00' ? 'midnight' : clock(span.to)}`
    })
    .join(', ')
}

export function dayName(day: Day): string {
  return day.charAt(0) + day.slice(1).toLowerCase()
}

/** Also over the end of a week, such as from Saturday to Monday. */
function daysBetween(first: Day, last: Day): Day[] {
  const from = DAYS.indexOf(first)
  const length = ((DAYS.indexOf(last) - from + 7) % 7) + 1
  return [...DAYS, ...DAYS].slice(from, from + length)
}

function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}
