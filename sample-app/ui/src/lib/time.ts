const LOCALE = 'en-US'

/** Date and time in the viewer's zone. */
export function dateTime(instant: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** Date, time to the second and zone, for tooltips. */
export function exact(instant: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(instant))
}

/** How long ago, or until: `5 minutes ago`; after a week the date. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 10) return 'just now'
  if (size >= 7 * 86_400) {
    return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' }).format(new Date(instant))
  }
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'short' })
  if (size < 60) return relative.format(seconds, 'second')
  if (size < 3_600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return relative.format(Math.round(seconds / 3_600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}

/** The month of a date as the API writes it, in the viewer's zone: `2026-11`. */
export function monthOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}

/** The month that lies `by` months away. */
export function addMonths(month: string, by: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return monthOf(new Date(year, index - 1 + by, 1))
}

/** `2026-11` as `November 2026`. */
export function monthName(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric' }).format(
    new Date(year, index - 1, 1),
  )
}

/** `2026-11` as `November 1 – 30, 2026`. */
export function daysOfMonth(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long' }).formatRange(
    new Date(year, index - 1, 1),
    new Date(year, index, 0),
  )
}

/** Midnight that begins a day of a date field in the viewer's zone, `days` later, as an instant. */
export function startOfDay(date: string, days = 0): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + days).toISOString()
}

/** Name of the viewer's zone, as `America/New_York`. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** A day of the calendar, such as `2026-03-31`, wherever the viewer is. */
export function calendarDay(day: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}
