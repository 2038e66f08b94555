import { TrendingUp } from 'lucide-react'
import { useState } from 'react'
import type { ProfitBy } from '@/api/types'
import { PageSkeleton } from '@/app/page-skeleton'
import { Choice } from '@/components/choice'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { MonthPicker } from '@/components/month-picker'
import { Page } from '@/components/page'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { monthOf } from '@/lib/time'
import { BooksCard } from './books-card'
import { CostChart } from './cost-chart'
import { ForecastCard } from './forecast-card'
import { breakdownOptions, breakdowns, useProfit } from './profit'
import { ProfitCard } from './profit-card'
import { profitColumns } from './profit-columns'
import { ProfitTiles } from './profit-tiles'

export default function ProfitPage() {
  const [month, setMonth] = useState(() => monthOf(new Date()))
  const [by, setBy] = useState<ProfitBy>('client')
  const { data: profit, error, refetch, isPlaceholderData } = useProfit(month, by)

  if (!profit) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  // What is shown until the next answer comes is told apart as it was asked for.
  const shown = profit.by
  return (
    <Page
      title="Profit & loss"
      className="max-w-7xl"
      description="What a month earned, shared among the calls by talk time. Clients never see this."
      actions={<MonthPicker month={month} onChange={setMonth} />}
    >
      <div className="space-y-6" aria-busy={isPlaceholderData}>
        <ProfitTiles total={profit.total} />
        {profit.forecast && <ForecastCard forecast={profit.forecast} />}
        {profit.total.direct_costs.length > 0 && <CostChart total={profit.total} />}
        <Card>
          <CardHeader>
            <CardTitle>By {breakdowns[shown].toLowerCase()}</CardTitle>
            <Choice
              label="Break down by"
              className="w-36"
              value={by}
              onChange={setBy}
              options={breakdownOptions}
            />
          </CardHeader>
          {profit.rows.length === 0 ? (
            <EmptyState icon={TrendingUp} title="Nothing was earned yet">
              As soon as there is a client, its plan and its calls add up here.
            </EmptyState>
          ) : (
            <DataTable
              label="Profit and loss"
              columns={profitColumns(shown)}
              rows={profit.rows}
              rowId={(row) => row.key}
              card={(row) => <ProfitCard row={row} by={shown} />}
            />
          )}
        </Card>
        <BooksCard month={month} />
      </div>
    </Page>
  )
}
