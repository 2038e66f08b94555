import type { ColumnDef } from '@tanstack/react-table'
import type { ProfitBy, ProfitRow } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Explained } from '@/features/clients/explained'
import { ratios } from '@/features/clients/ratios'
import { count, minutes, money, percent } from '@/lib/format'
import { breakdowns, rowName } from './profit'

export function profitColumns(by: ProfitBy): ColumnDef<ProfitRow>[] {
  return [
    {
      header: breakdowns[by],
      cell: ({ row: { original: row } }) => (
        <>
          <p className="font-medium">{rowName(row, by)}</p>
          <p className="text-[13px] text-muted-foreground tabular-nums">
            {count(row.calls)} calls, {minutes(row.talk_seconds)} min
          </p>
        </>
      ),
    },
    { header: 'Revenue', meta: { numeric: true }, cell: ({ row }) => money(row.original.statement.revenue) },
    {
      header: 'Direct cost',
      meta: { numeric: true },
      cell: ({ row }) => money(row.original.statement.direct_cost),
    },
    {
      header: 'Contribution',
      meta: { numeric: true },
      cell: ({ row }) => money(row.original.statement.contribution),
    },
    {
      header: 'Profit',
      meta: { numeric: true, className: 'font-medium' },
      cell: ({ row }) => money(row.original.statement.profit),
    },
    {
      id: 'markup',
      header: () => <Explained {...ratios.markup} />,
      meta: { numeric: true },
      cell: ({ row }) => percent(row.original.statement.markup_percent),
    },
    {
      id: 'gross-margin',
      header: () => <Explained {...ratios.grossMargin} />,
      meta: { numeric: true },
      cell: ({ row: { original: row } }) =>
        row.statement.below_floor ? (
          <Badge tone="danger">{percent(row.statement.gross_margin_percent)}</Badge>
        ) : (
          percent(row.statement.gross_margin_percent)
        ),
    },
  ]
}
