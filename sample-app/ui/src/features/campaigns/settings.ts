import type { Campaign, CampaignSettings } from '@/api/types'

/** Settings as the fields of a form hold them: text, empty for none. */
export interface SettingsForm {
  purpose: Campaign['purpose']
  consentLevel: 'none' | 'express' | 'written'
  textVersion: string
  hours: string
  startAt: string
  endAt: string
  maxConcurrentCalls: string
  weight: string
  maxAttempts: string
}

export function settingsOf(campaign: Campaign): SettingsForm {
  return {
    purpose: campaign.purpose,
    consentLevel: campaign.consent?.level ?? 'none',
    textVersion: campaign.consent?.text_version ?? '',
    hours: campaign.calling_hours ?? '',
    startAt: localValue(campaign.schedule?.start_at),
    endAt: localValue(campaign.schedule?.end_at),
    maxConcurrentCalls: campaign.max_concurrent_calls?.toString() ?? '',
    weight: campaign.weight.toString(),
    maxAttempts: campaign.max_attempts.toString(),
  }
}

/** What of a form differs from what the campaign has: so that two people who change different things both win. */
export function changesIn(campaign: Campaign, form: SettingsForm): CampaignSettings {
  const before = settingsOf(campaign)
  const changed = (...fields: (keyof SettingsForm)[]) => fields.some((field) => form[field] !== before[field])
  return {
    ...(changed('purpose') && { purpose: form.purpose }),
    ...(changed('consentLevel', 'textVersion') && {
      consent: { level: form.consentLevel, text_version: form.textVersion.trim() },
    }),
    ...(changed('hours') && { calling_hours: form.hours }),
    ...(changed('startAt', 'endAt') && {
      schedule: { start_at: instantOf(form.startAt), end_at: instantOf(form.endAt) },
    }),
    ...(changed('maxConcurrentCalls') && { max_concurrent_calls: Number(form.maxConcurrentCalls || 0) }),
    ...(changed('weight') && { weight: Number(form.weight) }),
    ...(changed('maxAttempts') && { max_attempts: Number(form.maxAttempts) }),
  }
}

/** An instant as a field of type datetime-local holds it, in the viewer's zone. */
export function localValue(instant: string | null | undefined): string {
  if (!instant) return ''
  const date = new Date(instant)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function instantOf(local: string): string | null {
  return local ? new Date(local).toISOString() : null
}
