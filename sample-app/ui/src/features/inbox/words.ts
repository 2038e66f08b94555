import type { Delivery } from '@/api/types'
import type { Tone } from '@/components/ui/badge'

interface StateWords {
  label: string
  tone: Tone
}

export const STATES: Record<Delivery['state'], StateWords> = {
  open: { label: 'Waiting', tone: 'primary' },
  done: { label: 'Applied', tone: 'success' },
  buried: { label: 'Put aside', tone: 'danger' },
}

/** The word for where a delivery is; one that failed and is tried again is not merely waiting. */
export function stateOf({ state, error }: Pick<Delivery, 'state' | 'error'>): StateWords {
  return state === 'open' && error ? { label: 'Retrying', tone: 'warning' } : STATES[state]
}

/** `post_call_transcription:conv_01:1764457176` as what kind of event it is, and of what. */
export function partsOf(key: string): { kind: string; subject: string } {
  const [kind = '', subject = ''] = key.split(':')
  if (kind === 'sha256') return { kind: 'Without a name', subject: subject.slice(0, 12) }
  const words = kind.replaceAll('_', ' ')
  return { kind: words.charAt(0).toUpperCase() + words.slice(1), subject }
}

/** A size for people. */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
}

/** JSON with line breaks; what is no JSON, or only its beginning, as it came. */
export function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
