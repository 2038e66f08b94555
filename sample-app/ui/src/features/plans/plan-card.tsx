import { Pencil } from 'lucide-react'
import type { Plan } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { money } from '@/lib/format'
import { factsOf } from './facts'
import { planKinds } from './plans'

/** A plan as a price tag. */
export function PlanCard({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
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
          {factsOf(plan).map(([name, value]) => (
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
