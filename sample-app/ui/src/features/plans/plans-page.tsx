import { Plus, Tags } from 'lucide-react'
import { useState } from 'react'
import type { Plan } from '@/api/types'
import { PageSkeleton } from '@/app/page-skeleton'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { PlanCard } from './plan-card'
import { PlanDialog } from './plan-dialog'
import { usePlans } from './plans'
import { WhatIfCard } from './what-if-card'

export default function PlansPage() {
  const { data, error, refetch } = usePlans()
  const [edited, setEdited] = useState<Plan | 'new' | null>(null)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  const create = (
    <Button onClick={() => setEdited('new')}>
      <Plus aria-hidden /> New plan
    </Button>
  )
  return (
    <Page
      title="Plans"
      description="What clients pay. A change holds for new clients at once, and for those who have the plan from their next month on."
      actions={create}
    >
      {data.items.length === 0 ? (
        <EmptyState icon={Tags} title="No plans yet" action={create}>
          A client needs a plan: what a month costs, what it includes, and what a further minute costs.
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {data.items.map((plan) => (
              <li key={plan.id}>
                <PlanCard plan={plan} onEdit={() => setEdited(plan)} />
              </li>
            ))}
          </ul>
          <WhatIfCard plans={data.items} />
        </div>
      )}
      <PlanDialog
        key={edited === 'new' ? 'new' : edited?.id}
        plan={edited === 'new' ? undefined : (edited ?? undefined)}
        open={edited !== null}
        onClose={() => setEdited(null)}
      />
    </Page>
  )
}
