import type { ColumnDef } from '@tanstack/react-table'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { PageSkeleton } from '@/app/page-skeleton'
import type { Queue, TenantQueue } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { StatTile } from '@/components/stat-tile'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { count } from '@/lib/format'
import { useQueue } from './queue'
import { ShareDialog } from './share-dialog'

export default function QueuePage() {
  const { data: queue, error, refetch } = useQueue()
  const [editing, setEditing] = useState<TenantQueue | null>(null)
  if (!queue) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return (
    <Page
      title="Queue"
      description="What the provider account is doing now, and who gets how much of it. Refreshed every two seconds."
    >
      {queue.circuit_open && <CircuitNote />}
      <Figures queue={queue} />
      <Card className="overflow-hidden">
        <DataTable
          label="Clients in the queue"
          columns={columnsOf(setEditing)}
          rows={queue.tenants}
          rowId={(tenant) => tenant.id}
          card={(tenant) => <TenantCard tenant={tenant} onEdit={setEditing} />}
        />
      </Card>
      <ShareDialog tenant={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

function CircuitNote() {
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-lg border border-danger/40 bg-danger-soft px-4 py-3"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
      <div>
        <p className="font-medium">Calls rest: the provider keeps failing</p>
        <p className="text-[13px] text-muted-foreground">
          One call at a time tries whether it answers again. Nobody is lost meanwhile.
        </p>
      </div>
    </div>
  )
}

function Figures({ queue }: { queue: Queue }) {
  const used = Math.min(100, (queue.slots_used / queue.slots_allowed) * 100)
  const due = queue.tenants.reduce((sum, tenant) => sum + tenant.due, 0)
  const later = queue.tenants.reduce((sum, tenant) => sum + tenant.later, 0)
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <StatTile
        label="Slots"
        value={`${count(queue.slots_used)} of ${count(queue.slots_allowed)}`}
        note={<Progress value={used} label="Slots in use" className="mt-2" />}
      />
      <StatTile
        label="Calls per second"
        value={count(queue.started_last_second)}
        note={`at most ${count(queue.calls_per_second)}`}
      />
      <StatTile label="Waiting" value={count(due)} note={`${count(later)} more at a later time`} />
      <StatTile
        label="Account"
        value={queue.circuit_open ? 'Resting' : 'Calling'}
        note={
          queue.reserved_for_inbound > 0
            ? `${count(queue.reserved_for_inbound)} slots kept for callers`
            : 'no slots kept for callers'
        }
      />
    </div>
  )
}

const columnsOf = (onEdit: (tenant: TenantQueue) => void): ColumnDef<TenantQueue>[] => [
  { header: 'Client', cell: ({ row }) => <span className="font-medium">{row.original.name}</span> },
  { header: 'Running', meta: { numeric: true }, cell: ({ row }) => count(row.original.running_campaigns) },
  { header: 'On the phone', meta: { numeric: true }, cell: ({ row }) => count(row.original.live) },
  { header: 'Waiting', meta: { numeric: true }, cell: ({ row }) => count(row.original.due) },
  { header: 'Later', meta: { numeric: true }, cell: ({ row }) => count(row.original.later) },
  { header: 'Weight', meta: { numeric: true }, cell: ({ row }) => count(row.original.weight) },
  { header: 'At most', meta: { numeric: true }, cell: ({ row }) => limitOf(row.original) },
  {
    id: 'share',
    header: () => <span className="sr-only">Share</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <EditButton tenant={row.original} onEdit={onEdit} />,
  },
]

function limitOf({ max_concurrent_calls: most }: TenantQueue): string {
  return most == null ? 'no limit' : count(most)
}

interface TenantProps {
  tenant: TenantQueue
  onEdit: (tenant: TenantQueue) => void
}

function EditButton({ tenant, onEdit }: TenantProps) {
  return (
    <Button variant="ghost" size="sm" aria-label={`Share of ${tenant.name}`} onClick={() => onEdit(tenant)}>
      Share…
    </Button>
  )
}

function TenantCard({ tenant, onEdit }: TenantProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-medium">{tenant.name}</p>
        <p className="text-[13px] text-muted-foreground tabular-nums">
          {count(tenant.live)} on the phone · {count(tenant.due)} waiting · {count(tenant.later)} later
        </p>
        <p className="text-[13px] text-muted-foreground tabular-nums">
          Weight {count(tenant.weight)} · {limitOf(tenant)}
        </p>
      </div>
      <EditButton tenant={tenant} onEdit={onEdit} />
    </div>
  )
}
