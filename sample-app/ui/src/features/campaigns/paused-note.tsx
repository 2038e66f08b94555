import { TriangleAlert } from 'lucide-react'
import type { Campaign } from '@/api/types'

/** Why a campaign stands still that nobody paused. */
export function PausedNote({ campaign }: { campaign: Campaign }) {
  if (campaign.state !== 'paused' || !campaign.state_reason) return null
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-lg border border-warning/40 bg-warning/10 px-4 py-3"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden />
      <div>
        <p className="font-medium">{titleOf(campaign.state_reason)}</p>
        <p className="text-[13px] text-muted-foreground">
          {sentence(campaign.state_reason)} Nobody was lost. Resume the campaign when this is settled.
        </p>
      </div>
    </div>
  )
}

/** The reason begins as the engine writes it. */
function titleOf(reason: string) {
  return reason.startsWith('out of credit')
    ? 'Paused: there is not enough credit'
    : 'Paused: calls are being refused'
}

function sentence(reason: string) {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1)
  return text.endsWith('.') ? text : `${text}.`
}
