import { Link } from 'react-router'
import type { CallSummary } from '@/api/types'
import { Instant } from '@/components/instant'
import { OutcomeBadge } from '@/components/outcome-badge'
import { phone, talkTime } from '@/lib/format'
import { LatestCard } from './latest-card'

export function LatestCalls({ calls }: { calls: CallSummary[] }) {
  return (
    <LatestCard title="Latest calls" to="/calls" items={calls} empty="Calls appear here as they end.">
      {(call) => (
        <Link
          to={`/calls?call=${call.id}`}
          className="flex items-center gap-3 px-5 py-3 transition-colors hover:bg-muted/60"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{call.name ?? phone(call.phone)}</span>
            <span className="block text-[13px] text-muted-foreground">
              <Instant value={call.started_at} relative />
            </span>
          </span>
          <span className="text-[13px] text-muted-foreground tabular-nums">
            {talkTime(call.talk_seconds)}
          </span>
          <OutcomeBadge outcome={call.outcome} />
        </Link>
      )}
    </LatestCard>
  )
}
