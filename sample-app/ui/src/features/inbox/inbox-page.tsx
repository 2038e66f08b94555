import { Inbox, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Delivery, InboxSummary } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { StatTile } from '@/components/stat-tile'
import { Input } from '@/components/ui/input'
import { count } from '@/lib/format'
import { DeliveryCard, deliveryColumns, type RowActions } from './delivery-columns'
import { DeliveryDrawer } from './delivery-drawer'
import { useDeliveries, useInboxSummary, type DeliveryFilter } from './inbox'
import { ReplayBar } from './replay-bar'
import { STATES } from './words'

/** So long without a webhook while calls are up is worth a word. */
const SILENCE_SECONDS = 600

export default function InboxPage() {
  const { data: summary } = useInboxSummary()
  return (
    <Page
      title="Webhook inbox"
      description="Everything that providers sent: what became of it, and the way to have it worked on again."
    >
      {summary && summary.silence_seconds > SILENCE_SECONDS && (
        <SilenceNote seconds={summary.silence_seconds} />
      )}
      {summary && <Figures summary={summary} />}
      <Deliveries providers={summary?.providers ?? []} />
    </Page>
  )
}

export function SilenceNote({ seconds }: { seconds: number }) {
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-lg border border-warning/40 bg-warning-soft px-4 py-3"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden />
      <div>
        <p className="font-medium">No webhook for {Math.floor(seconds / 60)} minutes although calls are up</p>
        <p className="text-[13px] text-muted-foreground">
          See at the provider whether the webhook is switched off. Calls are read back meanwhile, only later.
        </p>
      </div>
    </div>
  )
}

function Figures({ summary }: { summary: InboxSummary }) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <StatTile label="Waiting" value={count(summary.open)} note="to be worked on" />
      <StatTile label="Put aside" value={count(summary.buried)} note="somebody has to look at these" />
      <StatTile label="Last received" value={<Instant value={summary.last_received_at} relative />} />
    </div>
  )
}

function Deliveries({ providers }: { providers: string[] }) {
  const [filter, setFilter] = useState<DeliveryFilter>({
    provider: undefined,
    state: undefined,
    text: undefined,
  })
  const [opened, setOpened] = useState<string | null>(null)
  const [selected, setSelected] = useState<string[]>([])
  const deliveries = useDeliveries(useDeferredValue(filter))
  const actions: RowActions = {
    isSelected: (id) => selected.includes(id),
    onSelect: (id, on) => setSelected((ids) => (on ? [...ids, id] : ids.filter((one) => one !== id))),
    onOpen: setOpened,
  }

  function change(next: Partial<DeliveryFilter>) {
    setFilter((current) => ({ ...current, ...next }))
    // What is no longer shown must not be replayed unseen.
    setSelected([])
  }

  return (
    <>
      <ListStates
        query={deliveries}
        empty={
          <EmptyState icon={Inbox} title="Nothing here">
            What a provider tells of a call arrives here first. If calls were placed and nothing is here, look
            at the setup.
          </EmptyState>
        }
        header={
          <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3 sm:px-5">
            <FilterSelect
              className="w-36"
              label="State"
              all="All states"
              value={filter.state}
              options={Object.entries(STATES).map(([value, { label }]) => ({ value, label }))}
              onChange={(value) => change({ state: value as Delivery['state'] | undefined })}
            />
            {providers.length > 1 && (
              <FilterSelect
                className="w-40"
                label="Provider"
                all="All providers"
                value={filter.provider}
                options={providers.map((value) => ({ value, label: value }))}
                onChange={(provider) => change({ provider })}
              />
            )}
            <Input
              type="search"
              aria-label="Search by the id of a call"
              placeholder="Id of a call"
              className="w-full sm:w-56"
              onChange={(event) => change({ text: event.target.value.trim() || undefined })}
            />
            <div className="sm:ml-auto">
              <ReplayBar selected={selected} filter={filter} onDone={() => setSelected([])} />
            </div>
          </div>
        }
      >
        <DataTable
          label="Deliveries"
          columns={deliveryColumns(actions)}
          rows={deliveries.items}
          rowId={(delivery) => delivery.id}
          card={(delivery) => <DeliveryCard delivery={delivery} actions={actions} />}
        />
      </ListStates>
      <DeliveryDrawer id={opened} onClose={() => setOpened(null)} />
    </>
  )
}
