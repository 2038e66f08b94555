import type { NumberState, PooledNumber } from '@/api/types'
import type { Tone } from '@/components/ui/badge'

export const STATES: Record<NumberState, { label: string; tone: Tone }> = {
  available: { label: 'Available', tone: 'success' },
  reserved: { label: 'Reserved', tone: 'warning' },
  assigned: { label: 'Assigned', tone: 'primary' },
  suspended: { label: 'Suspended', tone: 'danger' },
  released: { label: 'Released', tone: 'neutral' },
}

const CHANNELS: Record<PooledNumber['capabilities'][number], string> = {
  voice: 'Voice',
  sms: 'SMS',
  mms: 'MMS',
  fax: 'Fax',
}

/** `Chicago, IL`, as far as it is known. */
export function placeOf({
  locality,
  region,
  country,
}: {
  locality: string
  region: string
  country?: string
}) {
  return [locality, region].filter(Boolean).join(', ') || country || '–'
}

/** `Voice, SMS`: what matters most first, in whatever order they came. */
export function channelsOf(capabilities: PooledNumber['capabilities']) {
  const known = Object.entries(CHANNELS) as [PooledNumber['capabilities'][number], string][]
  return (
    known
      .filter(([channel]) => capabilities.includes(channel))
      .map(([, label]) => label)
      .join(', ') || '–'
  )
}

/** The channels somebody may look for. */
export const SEARCHABLE = [
  { value: 'voice', label: 'Voice' },
  { value: 'sms', label: 'SMS' },
  { value: 'mms', label: 'MMS' },
] as const
