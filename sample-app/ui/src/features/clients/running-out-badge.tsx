import type { Client } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { badgeOf } from '@/features/alerts/alerts'

/** Says that a client's minutes or credit run out; nothing while there is enough. */
export function RunningOutBadge({ client: { running_out: runningOut } }: { client: Client }) {
  if (!runningOut) return null
  return (
    <Badge tone={runningOut.percent === 100 ? 'danger' : 'warning'} className="mt-1 flex">
      {badgeOf(runningOut)}
    </Badge>
  )
}
