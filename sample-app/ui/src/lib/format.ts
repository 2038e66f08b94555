import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Money } from '@/api/types'

const LOCALE = 'en-US'
const NONE = '–'

/** An exact amount with its currency. Rates keep the decimals they came with, amounts have two. */
export function money({ amount, currency }: Money): string {
  const decimals = amount.split('.')[1]?.replace(/0+$/, '').length ?? 0
  const format = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.max(2, decimals),
    minimumFractionDigits: 2,
  })
  // Text goes in as text: as a number, a long amount would lose its last digits.
  return format.format(amount as `${number}`)
}

/** A whole number with thousands separated. */
export function count(n: number): string {
  return new Intl.NumberFormat(LOCALE).format(n)
}

/** A decimal that came as text, at most `digits` decimals. */
export function decimal(value: string, digits = 2): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value as `${number}`)
}

/** A percentage that came as text, with all its `digits`, so that columns line up; or a dash where it means nothing (a division by zero). */
export function percent(value: string | null | undefined, digits = 2): string {
  if (value == null) return NONE
  const format = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return `${format.format(value as `${number}`)}%`
}

/** A share of 0 to 1 as a whole percentage, or a dash where nothing was counted yet. */
export function share(value: number | null): string {
  return value == null ? NONE : `${Math.round(value * 100)}%`
}

/** Talk time as m:ss, from an hour on as h:mm:ss. */
export function talkTime(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Talk time in minutes with one decimal, for sums. */
export function minutes(seconds: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(seconds / 60)
}

/** An E.164 number in international spacing; anything else (a masked number) as it came. */
export function phone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
}

/** Words of an identifier such as `not_reached`, the first one in a capital. */
export function words(id: string): string {
  const text = id.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `1 row`, `2 rows`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}
