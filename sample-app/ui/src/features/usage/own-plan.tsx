import type { Usage } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { factsOf } from '@/features/plans/facts'
import { planKinds } from '@/features/plans/plans'
import { money } from '@/lib/format'
import { daysOfMonth } from '@/lib/time'

/** What the client has agreed to. */
export function OwnPlanCard({ usage: { plan, month } }: { usage: Usage }) {
  const facts: [string, string][] = [
    ['Period', daysOfMonth(month)],
    ['Monthly fee', money(plan.monthly_fee)],
    ...factsOf(plan),
  ]
  return (
    <Card>
      <CardHeader>
        <CardTitle>{plan.name}</CardTitle>
        <Badge>{planKinds[plan.kind].label}</Badge>
      </CardHeader>
      <CardContent>
        <p className="text-[13px] text-muted-foreground">{planKinds[plan.kind].meaning}</p>
        <dl aria-label="Plan" className="mt-4 space-y-2">
          {facts.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-3">
              <dt className="text-muted-foreground">{name}</dt>
              <dd className="text-right font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  )
}
