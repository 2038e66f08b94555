import { phone } from '@/lib/format'

/** A phone number, spaced for reading. */
export function Phone({ number }: { number: string }) {
  return <span className="whitespace-nowrap tabular-nums">{phone(number)}</span>
}
