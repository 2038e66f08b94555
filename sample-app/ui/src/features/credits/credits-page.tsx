import { Coins, Plus, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Client } from '@/api/types'
import { PageSkeleton } from '@/app/page-skeleton'
import { useActIn } from '@/app/use-act-in'
import { Choice } from '@/components/choice'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { useClients } from '@/features/clients/clients'
import { usePlans } from '@/features/plans/plans'
import { AuditCheck } from './audit-check'
import { ChangeDialog } from './change-dialog'
import { CreditTiles } from './credit-tiles'
import { useCreditOf, useEntriesOf, type ChangeKind } from './credits'
import { EntriesCard } from './entries-card'
import { HoldsCard } from './holds-card'
import { TopUpsCard } from './top-ups-card'
import { UnsettledCard } from './unsettled-card'

export default function CreditsPage() {
  const clients = useClients()
  const plans = usePlans()
  const [params, setParams] = useSearchParams()
  const prepaid = new Set(
    plans.data?.items.filter(({ kind }) => kind === 'prepaid_credits').map(({ id }) => id),
  )
  const chosen =
    clients.items.find(({ id }) => id === params.get('client')) ??
    clients.items.find(({ plan }) => prepaid.has(plan.id)) ??
    clients.items[0]

  if (clients.isPending || plans.isPending) return <PageSkeleton />
  return (
    <Page
      title="Credits"
      className="max-w-7xl"
      description="What prepaid clients have left, and where each cent of it went."
      actions={
        chosen && (
          <Choice
            label="Client"
            className="w-56"
            value={chosen.id}
            onChange={(client) => setParams({ client }, { replace: true })}
            options={clients.items.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )
      }
    >
      <UnsettledCard />
      {chosen ? (
        <ClientCredit key={chosen.id} client={chosen} />
      ) : (
        <Card>
          {clients.error ? (
            <ErrorState error={clients.error} onRetry={() => void clients.refetch()} />
          ) : (
            <EmptyState
              icon={Coins}
              title="No clients yet"
              action={
                <Button asChild>
                  <Link to="/clients">Create a client</Link>
                </Button>
              }
            >
              A client with a prepaid plan calls as long as there is credit. Create the first one.
            </EmptyState>
          )}
        </Card>
      )}
    </Page>
  )
}

function ClientCredit({ client }: { client: Client }) {
  const { data, error, refetch } = useCreditOf(client.id)
  const entries = useEntriesOf(client.id)
  const actIn = useActIn()
  const [changing, setChanging] = useState<ChangeKind | null>(null)
  if (!data) {
    if (!error) return <Skeleton className="h-28 rounded-xl" />
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setChanging('top-up')}>
          <Plus aria-hidden /> Add credit
        </Button>
        <Button variant="outline" onClick={() => setChanging('adjustment')}>
          <SlidersHorizontal aria-hidden /> Adjust
        </Button>
      </div>
      <CreditTiles credit={data.credit} />
      <HoldsCard holds={data.holds} />
      <TopUpsCard clientId={client.id} />
      <EntriesCard entries={entries} actions={<AuditCheck />} onFollow={() => actIn(client.id)} />
      <ChangeDialog
        client={client}
        currency={data.credit.available.currency}
        kind={changing}
        onClose={() => setChanging(null)}
      />
    </>
  )
}
