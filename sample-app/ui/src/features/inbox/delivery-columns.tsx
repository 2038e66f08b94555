import type { ColumnDef } from '@tanstack/react-table'
import type { Delivery } from '@/api/types'
import { Instant } from '@/components/instant'
import { Badge } from '@/components/ui/badge'
import { count } from '@/lib/format'
import { partsOf, size, stateOf } from './words'

export interface RowActions {
  isSelected: (id: string) => boolean
  onSelect: (id: string, selected: boolean) => void
  onOpen: (id: string) => void
}

export const deliveryColumns = (actions: RowActions): ColumnDef<Delivery>[] => [
  {
    id: 'select',
    header: () => <span className="sr-only">Select</span>,
    meta: { className: 'w-10' },
    cell: ({ row }) => <SelectBox delivery={row.original} actions={actions} />,
  },
  {
    header: 'Event',
    meta: { className: 'max-w-72' },
    cell: ({ row }) => <Event delivery={row.original} onOpen={actions.onOpen} />,
  },
  { header: 'State', cell: ({ row }) => <StateBadge delivery={row.original} /> },
  { header: 'Tries', meta: { numeric: true }, cell: ({ row }) => count(row.original.tries) },
  {
    header: 'Error',
    meta: { className: 'max-w-64 text-muted-foreground' },
    cell: ({ row }) => <span className="line-clamp-2 wrap-anywhere">{row.original.error ?? '–'}</span>,
  },
  { header: 'Size', meta: { numeric: true }, cell: ({ row }) => size(row.original.bytes) },
  { header: 'Received', cell: ({ row }) => <Instant value={row.original.received_at} relative /> },
]

export function StateBadge({ delivery }: { delivery: Delivery }) {
  const { label, tone } = stateOf(delivery)
  return <Badge tone={tone}>{label}</Badge>
}

function SelectBox({ delivery, actions }: { delivery: Delivery; actions: RowActions }) {
  return (
    <input
      type="checkbox"
      className="size-4 align-middle accent-primary"
      aria-label={`Select ${delivery.key}`}
      checked={actions.isSelected(delivery.id)}
      onChange={(event) => actions.onSelect(delivery.id, event.target.checked)}
    />
  )
}

function Event({ delivery, onOpen }: { delivery: Delivery; onOpen: (id: string) => void }) {
  const { kind, subject } = partsOf(delivery.key)
  return (
    <button
      type="button"
      className="block max-w-full min-w-0 rounded-sm text-left hover:underline"
      onClick={() => onOpen(delivery.id)}
    >
      <span className="block font-medium">{kind}</span>
      <span className="block truncate font-mono text-xs text-muted-foreground">
        {delivery.provider} · {subject}
      </span>
    </button>
  )
}

/** A delivery on a narrow screen. */
export function DeliveryCard({ delivery, actions }: { delivery: Delivery; actions: RowActions }) {
  return (
    <div className="flex gap-3">
      <SelectBox delivery={delivery} actions={actions} />
      <div className="min-w-0 flex-1 space-y-1">
        <div className="flex items-start justify-between gap-3">
          <Event delivery={delivery} onOpen={actions.onOpen} />
          <span className="shrink-0">
            <StateBadge delivery={delivery} />
          </span>
        </div>
        {delivery.error && (
          <p className="text-[13px] wrap-anywhere text-muted-foreground">{delivery.error}</p>
        )}
        <p className="text-[13px] text-muted-foreground">
          <Instant value={delivery.received_at} relative /> · {size(delivery.bytes)} · tries{' '}
          {count(delivery.tries)}
        </p>
      </div>
    </div>
  )
}
