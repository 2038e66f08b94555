import type { ColumnDef } from '@tanstack/react-table'
import type { PooledNumber } from '@/api/types'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { phone } from '@/lib/format'
import { NumberState } from './number-state'
import { channelsOf, placeOf } from './words'

interface Actions {
  nameOf: (agentId: string) => string
  onConnect: (number: PooledNumber) => void
  onCancel: (number: PooledNumber) => void
}

export const numberColumns = (actions: Actions): ColumnDef<PooledNumber>[] => [
  {
    header: 'Number',
    cell: ({ row }) => (
      <span className="font-medium">
        <Phone number={row.original.phone_number} />
      </span>
    ),
  },
  { header: 'Place', cell: ({ row }) => placeOf(row.original) },
  { header: 'State', cell: ({ row }) => <NumberState number={row.original} /> },
  {
    header: 'Agent',
    cell: ({ row }) => (row.original.agent_id ? actions.nameOf(row.original.agent_id) : '–'),
  },
  {
    header: 'Good for',
    meta: { className: 'text-muted-foreground' },
    cell: ({ row }) => channelsOf(row.original.capabilities),
  },
  {
    id: 'actions',
    header: () => <span className="sr-only">Actions</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <NumberActions number={row.original} {...actions} />,
  },
]

function NumberActions({ number, onConnect, onCancel }: { number: PooledNumber } & Actions) {
  if (number.status !== 'assigned' && number.status !== 'reserved') return null
  const shown = phone(number.phone_number)
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      {number.status === 'reserved' && !number.agent_id && (
        <Button variant="ghost" size="sm" onClick={() => onCancel(number)} aria-label={`Give ${shown} back`}>
          Give back
        </Button>
      )}
      <Button variant="outline" size="sm" onClick={() => onConnect(number)} aria-label={`Agent of ${shown}`}>
        {number.agent_id ? 'Change agent…' : 'Connect…'}
      </Button>
    </span>
  )
}

export function NumberCard({ number, ...actions }: { number: PooledNumber } & Actions) {
  return (
    <div className="space-y-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium">
            <Phone number={number.phone_number} />
          </p>
          <p className="text-[13px] text-muted-foreground">{placeOf(number)}</p>
          {number.agent_id && <p className="text-[13px]">{actions.nameOf(number.agent_id)}</p>}
        </div>
        <NumberState number={number} />
      </div>
      <NumberActions number={number} {...actions} />
    </div>
  )
}
