import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Client } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { MonthPicker } from '@/components/month-picker'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { monthOf } from '@/lib/time'
import { ApiKeyDialog } from './api-key-dialog'
import { ChangePlan } from './change-plan'
import { ClientCard } from './client-card'
import { clientColumns } from './client-columns'
import { useClients } from './clients'
import { CreateClient } from './create-client'
import { TotalsCard, TotalsRow } from './totals-row'
import { totalsOf } from './totals'

export default function ClientsPage() {
  const [month, setMonth] = useState(() => monthOf(new Date()))
  const [creating, setCreating] = useState(false)
  const [planFor, setPlanFor] = useState<Client | null>(null)
  const [keyFor, setKeyFor] = useState<Client | null>(null)
  const clients = useClients(month)
  // A sum over the first pages only would be a wrong one.
  const totals = clients.hasNextPage ? null : totalsOf(clients.items)

  return (
    <Page
      title="Clients"
      className="max-w-7xl"
      description="What each client used, paid and cost in a month. Clients never see cost or profit."
      actions={
        <>
          <MonthPicker month={month} onChange={setMonth} />
          <Button onClick={() => setCreating(true)}>
            <Plus aria-hidden /> New client
          </Button>
        </>
      }
    >
      <ListStates query={clients} empty={<NoClients onCreate={() => setCreating(true)} />}>
        <DataTable
          label="Clients"
          columns={clientColumns(setKeyFor, setPlanFor)}
          rows={clients.items}
          rowId={(client) => client.id}
          card={(client) => <ClientCard client={client} onCreateKey={setKeyFor} onChangePlan={setPlanFor} />}
          footer={totals && <TotalsRow totals={totals} />}
        />
        {totals && <TotalsCard totals={totals} />}
      </ListStates>
      <CreateClient open={creating} onOpenChange={setCreating} />
      <ChangePlan client={planFor} onClose={() => setPlanFor(null)} />
      <ApiKeyDialog client={keyFor} onClose={() => setKeyFor(null)} />
    </Page>
  )
}

function NoClients({ onCreate }: { onCreate: () => void }) {
  return (
    <EmptyState
      icon={Building2}
      title="No clients yet"
      action={
        <Button onClick={onCreate}>
          <Plus aria-hidden /> New client
        </Button>
      }
    >
      A client has a plan, its own leads and campaigns, and an invoice at the end of the month.
    </EmptyState>
  )
}
