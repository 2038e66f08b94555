import type { CampaignCounts } from '@/api/types'
import { Progress } from '@/components/ui/progress'
import { count } from '@/lib/format'
import { progressOf } from './progress'

/** A bar with how many contacts are done. */
export function CampaignProgress({ counts }: { counts: CampaignCounts }) {
  const { percent, done, targets } = progressOf(counts)
  if (targets === 0) return <p className="text-[13px] text-muted-foreground">No contacts yet</p>
  return (
    <div className="flex items-center gap-3">
      <Progress value={percent} label={`${count(done)} of ${count(targets)} contacts done`} />
      <span className="w-9 shrink-0 text-right text-[13px] text-muted-foreground tabular-nums">
        {percent}%
      </span>
    </div>
  )
}
