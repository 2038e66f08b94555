import { Pencil } from 'lucide-react'
import type { Plan } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { count, money, plural } from '@/lib/format'
import { planKinds } from './plans'

/** A plan as a price tag. */
export function PlanCard({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const { minimum_seconds: minimum, step_seconds: step } = plan.increment
  const facts: [string, string][] = [
    ['Included', plan.included_minutes === 0 ? 'No minutes' : `${count(plan.included_minutes)} minutes`],
    [plan.included_minutes === 0 ? 'Each minute' : 'Each further minute', money(plan.overage_rate)],
    ['Billed', step === 1 && minimum <= 1 ? 'To the second' : `At least ${minimum} s, then every ${step} s`],
  ]
  if (Number(plan.number_fee.amount) > 0)
    facts.push(['Each phone number', `${money(plan.number_fee)} a month`])
  if (plan.trial_days > 0) facts.push(['Trial', plural(plan.trial_days, 'day')])
  return (
    <Card className="h-full">
      <CardContent className="flex h-full flex-col gap-4">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="truncate font-semibold">{plan.name}</h2>
            <Badge className="mt-1.5">{planKinds[plan.kind].label}</Badge>
          </div>
          <Button variant="ghost" size="icon" aria-label={`Edit ${plan.name}`} onClick={onEdit}>
            <Pencil aria-hidden />
          </Button>
        </div>
        <p>
          <span className="text-2xl font-semibold tracking-tight tabular-nums">
            {money(plan.monthly_fee)}
          </span>
          <span className="text-[13px] text-muted-foreground"> a month</span>
        </p>
        <dl className="mt-auto space-y-1.5 text-[13px]">
          {facts.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-3">
              <dt className="text-muted-foreground">{name}</dt>
              <dd className="font-medium tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </CardContent>
    </Card>
  )
}
