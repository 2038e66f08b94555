import type { Credit } from '@/api/types'
import { StatTile } from '@/components/stat-tile'
import { money } from '@/lib/format'

/** Where a client stands. */
export function CreditTiles({ credit }: { credit: Credit }) {
  const owes = Number(credit.debt.amount) > 0
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <StatTile
        label="Available"
        value={money(credit.available)}
        note={credit.prepaid ? 'For the next calls' : 'Not used: the plan is not prepaid'}
      />
      <StatTile label="Held" value={money(credit.held)} note="For calls that are up and campaigns that run" />
      <StatTile label="Spent" value={money(credit.spent)} note="On calls, ever" />
      <StatTile
        label="Debt"
        value={<span className={owes ? 'text-danger' : undefined}>{money(credit.debt)}</span>}
        note={owes ? 'The next top-up pays it first' : 'Nothing is owed'}
      />
    </div>
  )
}
