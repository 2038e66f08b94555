import { outcomeOf } from './outcome'
import { Badge } from './ui/badge'

/** How a call ended. */
export function OutcomeBadge({ outcome }: { outcome: string | null | undefined }) {
  if (!outcome) return <span className="text-muted-foreground">–</span>
  const { label, tone } = outcomeOf(outcome)
  return <Badge tone={tone}>{label}</Badge>
}
