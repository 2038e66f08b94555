import type { ProfitForecast } from '@/api/types'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { money, percent, plural } from '@/lib/format'

/** What the running month will have earned at its end, and how that is computed. */
export function ForecastCard({ forecast: { days_left, statement } }: { forecast: ProfitForecast }) {
  const facts: [string, string][] = [
    ['Revenue', money(statement.revenue)],
    ['Direct cost', money(statement.direct_cost)],
    ['Contribution', money(statement.contribution)],
    ['Profit', money(statement.profit)],
    ['Markup', percent(statement.markup_percent)],
    ['Gross margin', percent(statement.gross_margin_percent)],
  ]
  return (
    <Card>
      <CardHeader>
        <CardTitle>Forecast to month end</CardTitle>
        <span className="text-[13px] text-muted-foreground">{plural(days_left, 'day')} left</span>
      </CardHeader>
      <CardContent className="space-y-4">
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-[13px] text-muted-foreground">{label}</dt>
              <dd
                className={
                  label === 'Profit' && statement.below_floor
                    ? 'font-semibold text-danger tabular-nums'
                    : 'font-semibold tabular-nums'
                }
              >
                {value}
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-[13px] text-pretty text-muted-foreground">
          If the rest of the month goes as it did so far: each client talks on at the pace of the month, rated
          by its plan with what it includes, and direct costs grow with time, corrections do not. Fees and
          expenses are those of the whole month. Days are UTC, and there is no forecast on the first.
        </p>
      </CardContent>
    </Card>
  )
}
