import type { PooledNumber } from '@/api/types'
import { Instant } from '@/components/instant'
import { Badge } from '@/components/ui/badge'
import { STATES } from './words'

/** The state of a number, and below it what holds it up. */
export function NumberState({ number }: { number: PooledNumber }) {
  const { label, tone } = STATES[number.status]
  return (
    <div className="space-y-1">
      <Badge tone={tone}>{number.connecting ? 'Connecting…' : label}</Badge>
      {number.problem && <p className="max-w-64 text-[13px] wrap-anywhere text-danger">{number.problem}</p>}
      {number.reserved_until && (
        <p className="text-[13px] text-muted-foreground">
          ends <Instant value={number.reserved_until} relative />
        </p>
      )}
    </div>
  )
}
