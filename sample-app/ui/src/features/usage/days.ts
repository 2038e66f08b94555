import type { Usage } from '@/api/types'

export interface Day {
  date: string
  /** Day of the month. */
  day: number
  label: string
  minutes: number
  seconds: number
  placed: number
  answered: number
}

/** Every day of the month, also those without a call, so that gaps are seen as gaps. */
export function daysOf({ month, daily }: Usage): Day[] {
  const [year = 0, index = 1] = month.split('-').map(Number)
  const known = new Map(daily.map((day) => [day.date, day]))
  const last = new Date(year, index, 0).getDate()
  return Array.from({ length: last }, (_, before) => {
    const day = before + 1
    const date = `${month}-${String(day).padStart(2, '0')}`
    const usage = known.get(date)
    const seconds = usage?.talk_seconds ?? 0
    return {
      date,
      day,
      label: new Intl.DateTimeFormat('en-US', { dateStyle: 'full' }).format(new Date(year, index - 1, day)),
      minutes: seconds / 60,
      seconds,
      placed: usage?.calls_placed ?? 0,
      answered: usage?.calls_answered ?? 0,
    }
  })
}
