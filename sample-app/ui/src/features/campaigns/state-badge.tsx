import type { CampaignState, TargetState } from '@/api/types'
import { Badge, type Tone } from '@/components/ui/badge'
import { words } from '@/lib/format'

const CAMPAIGN_TONES: Record<CampaignState, Tone> = {
  draft: 'outline',
  running: 'primary',
  paused: 'warning',
  finished: 'success',
  canceled: 'neutral',
}

export function CampaignBadge({ state }: { state: CampaignState }) {
  return (
    <Badge tone={CAMPAIGN_TONES[state]}>
      {state === 'running' && <span className="size-1.5 animate-pulse rounded-full bg-current" aria-hidden />}
      {words(state)}
    </Badge>
  )
}

const TARGET_TONES: Record<TargetState, Tone> = {
  queued: 'outline',
  calling: 'primary',
  waiting: 'warning',
  reached: 'success',
  not_reached: 'neutral',
  suppressed: 'neutral',
  canceled: 'neutral',
}

export function TargetBadge({ state }: { state: TargetState }) {
  return <Badge tone={TARGET_TONES[state]}>{words(state)}</Badge>
}
