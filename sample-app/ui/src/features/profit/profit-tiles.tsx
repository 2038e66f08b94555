import type { ProfitStatement } from '@/api/types'
import { StatTile } from '@/components/stat-tile'
import { money, percent } from '@/lib/format'

/** The month as a whole: from revenue to profit. */
export function ProfitTiles({ total }: { total: ProfitStatement }) {
  const expenses = `${money(total.allocated_base)} base fee, ${money(total.other_expenses)} other expenses`
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <StatTile label="Revenue" value={money(total.revenue)} note="Fees, minutes beyond the plans" />
      <StatTile label="Direct cost" value={money(total.direct_cost)} note="What the calls themselves cost" />
      <StatTile
        label="Contribution"
        value={money(total.contribution)}
        note={`Markup ${percent(total.contribution_markup_percent)}, margin ${percent(total.contribution_margin_percent)}`}
      />
      <StatTile
        label="Profit"
        value={<span className={total.below_floor ? 'text-danger' : undefined}>{money(total.profit)}</span>}
        note={`After ${expenses}. Markup ${percent(total.markup_percent)}, margin ${percent(total.gross_margin_percent)}`}
      />
    </div>
  )
}
