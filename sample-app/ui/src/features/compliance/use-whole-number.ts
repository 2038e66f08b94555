import { useDeferredValue } from 'react'

/** Enough digits to be a number in any country; less is somebody who is still typing. */
const DIGITS_OF_A_NUMBER = 7

/** What was typed once it is long enough to be a number; nothing before. */
export function useWholeNumber(search: string): string | undefined {
  return useDeferredValue(search.replace(/\D/g, '').length >= DIGITS_OF_A_NUMBER ? search.trim() : undefined)
}
