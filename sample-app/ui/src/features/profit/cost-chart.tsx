import type { Money, ProfitStatement } from '@/api/types'
import { Breakdown } from '@/components/breakdown'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { money } from '@/lib/format'
import { componentName } from './profit'

const COLOURS = ['bg-chart-1', 'bg-chart-2', 'bg-chart-3', 'bg-chart-4', 'bg-chart-5']

/** Where the revenue of a month went; a loss is not part of it. */
export function CostChart({ total }: { total: ProfitStatement }) {
  const value = (amount: Money) => Math.max(0, Number(amount.amount))
  const costs = [
    ...total.direct_costs.map((cost) => ({
      label: componentName(cost.component),
      value: value(cost.amount),
    })),
    { label: 'Base fee', value: value(total.allocated_base) },
    { label: 'Other expenses', value: value(total.other_expenses) },
  ]
  const parts = [
    ...costs.map((cost, i) => ({ ...cost, bar: COLOURS[i % COLOURS.length] ?? 'bg-chart-1' })),
    { label: 'Profit', value: value(total.profit), bar: 'bg-success' },
  ]
  const { currency } = total.revenue
  return (
    <Card>
      <CardHeader>
        <CardTitle>Where the money went</CardTitle>
      </CardHeader>
      <CardContent>
        <Breakdown
          label="Where the money went"
          parts={parts}
          format={(amount) => money({ amount: amount.toFixed(2), currency })}
        />
      </CardContent>
    </Card>
  )
}
