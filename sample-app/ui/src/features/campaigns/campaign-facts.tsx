import type { Campaign } from '@/api/types'
import { Instant } from '@/components/instant'
import { Phone } from '@/components/phone'
import { providerName } from '@/features/voices/voices'
import { words } from '@/lib/format'
import { hoursWords } from './hours'

/** Who calls, when, and on what terms. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  return (
    <>
      <p>
        {campaign.agent_name} ·{' '}
        {campaign.caller_id && (
          <>
            from <Phone number={campaign.caller_id} /> ·{' '}
          </>
        )}
        <When campaign={campaign} />
      </p>
      <p className="mt-0.5 text-[13px]">{terms(campaign).join(' · ')}</p>
    </>
  )
}

function terms({
  purpose,
  consent,
  calling_hours,
  max_concurrent_calls,
  provider,
  fallbacks,
}: Campaign): string[] {
  return [
    words(purpose),
    consent ? `${words(consent.level)} consent` : 'Recorded consents only',
    calling_hours ? hoursWords(calling_hours) : 'Any lawful hour',
    ...(max_concurrent_calls ? [`at most ${max_concurrent_calls} at once`] : []),
    ...fallbacks.map(
      (fallback) =>
        `if ${providerName(provider)} fails, ${fallback.agent_name} at ${providerName(fallback.provider)}`,
    ),
  ]
}

function When({ campaign }: { campaign: Campaign }) {
  if (campaign.finished_at) {
    return (
      <>
        ended <Instant value={campaign.finished_at} />
      </>
    )
  }
  if (campaign.started_at) {
    return (
      <>
        started <Instant value={campaign.started_at} />
      </>
    )
  }
  return (
    <>
      {campaign.schedule?.start_at ? 'starts ' : 'created '}
      <Instant value={campaign.schedule?.start_at ?? campaign.created_at} />
    </>
  )
}
