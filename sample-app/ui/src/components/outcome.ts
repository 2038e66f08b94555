import { words } from '@/lib/format'
import type { Tone } from './ui/badge'

interface Outcome {
  label: string
  tone: Tone
  /** Colour of its bar in a breakdown. */
  bar: string
}

const OUTCOMES: Record<string, Outcome> = {
  answered: { label: 'Answered', tone: 'success', bar: 'bg-chart-1' },
  voicemail: { label: 'Voicemail', tone: 'neutral', bar: 'bg-chart-2' },
  no_answer: { label: 'No answer', tone: 'neutral', bar: 'bg-chart-6' },
  busy: { label: 'Busy', tone: 'neutral', bar: 'bg-chart-3' },
  declined: { label: 'Declined', tone: 'warning', bar: 'bg-chart-5' },
  invalid_number: { label: 'Invalid number', tone: 'danger', bar: 'bg-chart-4' },
  failed: { label: 'Failed', tone: 'danger', bar: 'bg-danger' },
}

/** The outcomes that a list can be filtered by. */
export const outcomeNames = Object.keys(OUTCOMES)

/** How an outcome is shown. One that this version does not know yet is shown by its own words. */
export function outcomeOf(name: string): Outcome {
  return OUTCOMES[name] ?? { label: words(name), tone: 'neutral', bar: 'bg-chart-6' }
}
