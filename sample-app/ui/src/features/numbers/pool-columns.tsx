import type { ColumnDef } from '@tanstack/react-table'
import type { OwnedNumber } from '@/api/types'
import { Phone } from '@/components/phone'
import { money } from '@/lib/format'
import { NumberState } from './number-state'
import { PoolActions, type PoolActionsProps } from './pool-actions'
import { channelsOf, placeOf } from './words'

type Actions = Omit<PoolActionsProps, 'owned'>

export const poolColumns = (actions: Actions): ColumnDef<OwnedNumber>[] => [
  {
    header: 'Number',
    cell: ({ row: { original: owned } }) => (
      <>
        <p className="font-medium">
          <Phone number={owned.number.phone_number} />
        </p>
        <p className="text-[13px] text-muted-foreground">{placeOf(owned.number)}</p>
      </>
    ),
  },
  { header: 'State', cell: ({ row }) => <NumberState number={row.original.number} /> },
  { header: 'Client', cell: ({ row }) => row.original.client?.name ?? <None /> },
  { header: 'Agent', cell: ({ row }) => row.original.agent?.name ?? <None /> },
  {
    header: 'Per month',
    meta: { className: 'text-right tabular-nums' },
    cell: ({ row }) => {
      const price = row.original.monthly_price
      return price ? money(price) : <None />
    },
  },
  {
    header: 'Good for',
    meta: { className: 'text-muted-foreground' },
    cell: ({ row }) => channelsOf(row.original.number.capabilities),
  },
  {
    id: 'actions',
    header: () => <span className="sr-only">Actions</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <PoolActions owned={row.original} {...actions} />,
  },
]

function None() {
  return <span className="text-muted-foreground">–</span>
}

export function PoolCard({ owned, ...actions }: { owned: OwnedNumber } & Actions) {
  const holder = [owned.client?.name, owned.agent?.name].filter(Boolean).join(' · ')
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0 space-y-1">
        <p className="font-medium">
          <Phone number={owned.number.phone_number} />
        </p>
        <p className="text-[13px] text-muted-foreground">
          {[placeOf(owned.number), owned.monthly_price && `${money(owned.monthly_price)} a month`]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {holder && <p className="text-[13px] wrap-anywhere">{holder}</p>}
        <NumberState number={owned.number} />
      </div>
      <PoolActions owned={owned} {...actions} />
    </div>
  )
}
