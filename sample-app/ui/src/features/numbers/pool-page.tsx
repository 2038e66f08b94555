import { Hash, RefreshCw, ShoppingCart } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { NumberState, OwnedNumber } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { ClientFilter } from '@/features/clients/client-filter'
import { plural } from '@/lib/format'
import { AreaCode } from './area-code'
import { AssignDialog } from './assign-dialog'
import { usePool, useSync, type PoolFilter } from './numbers'
import { PoolCard, poolColumns } from './pool-columns'
import { PoolCommandDialog, type PoolWish } from './pool-command-dialog'
import { STATES } from './words'

const EVERYTHING: PoolFilter = { status: undefined, client_id: undefined, area_code: undefined }

export default function PoolPage() {
  const [filter, setFilter] = useState(EVERYTHING)
  const [wish, setWish] = useState<PoolWish | null>(null)
  const [assigning, setAssigning] = useState<OwnedNumber | null>(null)
  const pool = usePool(useDeferredValue(filter))
  const actions = { onCommand: setWish, onAssign: setAssigning }
  return (
    <Page
      title="Number pool"
      className="max-w-7xl"
      description="Every number that the carrier's account owns, and who has it."
      actions={
        <>
          <SyncButton />
          <Button asChild>
            <Link to="/buy-numbers">
              <ShoppingCart aria-hidden /> Buy numbers
            </Link>
          </Button>
        </>
      }
    >
      <ListStates
        query={pool}
        empty={<Empty filtered={filter !== EVERYTHING} />}
        header={<Filters filter={filter} onChange={setFilter} />}
      >
        <DataTable
          label="Number pool"
          columns={poolColumns(actions)}
          rows={pool.items}
          rowId={({ number }) => number.phone_number}
          card={(owned) => <PoolCard owned={owned} {...actions} />}
        />
      </ListStates>
      <AssignDialog owned={assigning} onClose={() => setAssigning(null)} />
      <PoolCommandDialog wish={wish} onClose={() => setWish(null)} />
    </Page>
  )
}

function SyncButton() {
  const sync = useSync()
  function start() {
    sync.mutate(undefined, {
      onSuccess: ({ added }) =>
        toast.success(
          added > 0 ? `${plural(added, 'number')} taken in` : 'The pool has every number already',
        ),
      onError: (error) => toast.error(messageOf(error)),
    })
  }
  return (
    <Button variant="outline" onClick={start} busy={sync.isPending}>
      {!sync.isPending && <RefreshCw aria-hidden />} Sync with carrier
    </Button>
  )
}

interface FiltersProps {
  filter: PoolFilter
  onChange: (filter: PoolFilter) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3 sm:px-5">
      <FilterSelect
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        label="State"
        all="All states"
        value={filter.status}
        options={Object.entries(STATES).map(([value, { label }]) => ({ value, label }))}
        onChange={(status) => onChange({ ...filter, status: status as NumberState | undefined })}
      />
      <ClientFilter value={filter.client_id} onChange={(client_id) => onChange({ ...filter, client_id })} />
      <AreaCode onChange={(area_code) => onChange({ ...filter, area_code })} />
    </div>
  )
}

function Empty({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      icon={Hash}
      title={filtered ? 'No number fits' : 'The pool is empty'}
      action={
        !filtered && (
          <Button asChild>
            <Link to="/buy-numbers">Buy numbers</Link>
          </Button>
        )
      }
    >
      {filtered
        ? 'Take a filter off to see more.'
        : 'Numbers that you buy wait here until somebody gets them. Numbers bought elsewhere come in with a sync.'}
    </EmptyState>
  )
}
