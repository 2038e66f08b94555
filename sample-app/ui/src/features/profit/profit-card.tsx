import type { ProfitBy, ProfitRow } from '@/api/types'
import { MoneyFacts } from '@/features/clients/money-facts'
import { count, minutes, money, percent } from '@/lib/format'
import { rowName } from './profit'

/** A row on a narrow screen. */
export function ProfitCard({ row, by }: { row: ProfitRow; by: ProfitBy }) {
  const { statement } = row
  return (
    <div className="space-y-3">
      <div>
        <p className="font-medium">{rowName(row, by)}</p>
        <p className="text-[13px] text-muted-foreground tabular-nums">
          {count(row.calls)} calls, {minutes(row.talk_seconds)} min
        </p>
      </div>
      <MoneyFacts
        revenue={money(statement.revenue)}
        cost={money(statement.direct_cost)}
        profit={money(statement.profit)}
        markup={percent(statement.markup_percent)}
        grossMargin={percent(statement.gross_margin_percent)}
      />
    </div>
  )
}
