import { Download, SearchCheck } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { download } from '@/api/files'
import { messageOf } from '@/api/problem'
import type { Reconciliation, ReconciliationState } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { ListStates } from '@/components/list-states'
import { Button } from '@/components/ui/button'
import { AcceptAll } from './accept-all'
import { callColumns, CallFacts } from './call-columns'
import { stateOptions, useAccept, useReconciledCalls } from './reconciliation'

/** The calls that do not match, or those of one state; what differs can be accepted. */
export function CallsCard({ reconciliation }: { reconciliation: Reconciliation }) {
  const { id, currency } = reconciliation.file
  const [state, setState] = useState<ReconciliationState>()
  const calls = useReconciledCalls(id, state)
  const accept = useAccept(id)

  const acceptOne = (callId: string) =>
    accept.mutate([callId], { onError: (error) => toast.error(messageOf(error)) })

  return (
    <ListStates
      query={calls}
      empty={
        <EmptyState icon={SearchCheck} title={state ? 'No such call' : 'Everything matches'}>
          {state
            ? 'Choose another state.'
            : 'Each call was charged as it was recorded, as exactly as the file says.'}
        </EmptyState>
      }
      header={
        <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3 sm:px-5">
          <FilterSelect
            className="min-w-32 flex-1 sm:w-52 sm:flex-none"
            label="State"
            all="All that do not match"
            value={state}
            options={stateOptions}
            onChange={(value) => setState(value as ReconciliationState | undefined)}
          />
          <div className="ml-auto flex gap-2">
            <CsvButton id={id} />
            <AcceptAll reconciliation={reconciliation} />
          </div>
        </div>
      }
    >
      <DataTable
        label="Calls"
        columns={callColumns(currency, acceptOne, accept.isPending)}
        rows={calls.items}
        rowId={(call) => call.call_id}
        card={(call) => (
          <CallFacts call={call} currency={currency} onAccept={acceptOne} busy={accept.isPending} />
        )}
      />
    </ListStates>
  )
}

function CsvButton({ id }: { id: string }) {
  const [busy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    try {
      await download(`/api/reconciliations/${id}.csv`, 'differences.csv')
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button variant="outline" size="sm" busy={busy} onClick={() => void save()}>
      <Download aria-hidden /> CSV
    </Button>
  )
}
