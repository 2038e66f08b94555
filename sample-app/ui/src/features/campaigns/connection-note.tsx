import { LoaderCircle } from 'lucide-react'
import type { CampaignState } from '@/api/types'
import type { Connection } from './use-campaign-events'

/** Whether what is seen is live. A dropped stream is said aloud: the figures stand still until it is back. */
export function ConnectionNote({ connection, state }: { connection: Connection; state: CampaignState }) {
  return (
    <span role="status" className="flex items-center gap-1.5 text-xs font-medium">
      {connection === 'reconnecting' && (
        <span className="flex items-center gap-1.5 text-warning">
          <LoaderCircle className="size-3.5 animate-spin" aria-hidden /> Reconnecting…
        </span>
      )}
      {connection === 'live' && state === 'running' && <span className="text-muted-foreground">Live</span>}
    </span>
  )
}
