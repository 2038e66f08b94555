import type { ColumnDef } from '@tanstack/react-table'
import { Handshake, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Relationship } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { RowSkeletons } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { words } from '@/lib/format'
import { AddDeal } from './add-deal'
import { useDeals } from './compliance'
import { EndDealsDialog } from './end-deals-dialog'
import { NumberSearch } from './number-search'
import { useWholeNumber } from './use-whole-number'

/** Who bought or asked before, newest first; all of one person when their number is typed in. */
export function DealsCard() {
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Relationship | null>(null)
  const phone = useWholeNumber(search)
  return (
    <Card aria-label="Earlier deals" className="overflow-hidden">
      <CardHeader className="flex-wrap py-3">
        <CardTitle>Earlier deals</CardTitle>
        <div className="flex flex-wrap items-center gap-2">
          <NumberSearch label="Earlier deals with a number" value={search} onChange={setSearch} />
          <Button variant="outline" onClick={() => setAdding(true)}>
            <Plus aria-hidden /> Add deal
          </Button>
        </div>
      </CardHeader>
      <Deals phone={phone} onEnd={setEnding} />
      <AddDeal open={adding} onOpenChange={setAdding} />
      <EndDealsDialog deal={ending} onClose={() => setEnding(null)} />
    </Card>
  )
}

interface DealsProps {
  phone: string | undefined
  onEnd: (deal: Relationship) => void
}

function Deals({ phone, onEnd }: DealsProps) {
  const { data, error, refetch } = useDeals(phone)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <RowSkeletons rows={2} />
  if (data.items.length === 0) {
    return (
      <EmptyState icon={Handshake} title={phone ? 'No deal with this number' : 'No earlier deals on record'}>
        In the United States a purchase outranks the national do-not-call list for 18 months and an inquiry
        for three. Neither is a consent.
      </EmptyState>
    )
  }
  return (
    <DataTable
      label="Earlier deals"
      columns={columnsOf(onEnd)}
      rows={data.items}
      rowId={(deal) => `${deal.phone} ${deal.kind} ${deal.at}`}
      card={(deal) => <DealCard deal={deal} onEnd={onEnd} />}
    />
  )
}

const columnsOf = (onEnd: (deal: Relationship) => void): ColumnDef<Relationship>[] => [
  { header: 'Number', cell: ({ row }) => <Phone number={row.original.phone} /> },
  { header: 'What', cell: ({ row }) => words(row.original.kind) },
  {
    header: 'Source',
    meta: { className: 'max-w-64 text-muted-foreground' },
    cell: ({ row }) => row.original.source,
  },
  { header: 'When', cell: ({ row }) => <Instant value={row.original.at} /> },
  {
    id: 'state',
    header: () => <span className="sr-only">State</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <State deal={row.original} onEnd={onEnd} />,
  },
]

interface DealProps {
  deal: Relationship
  onEnd: (deal: Relationship) => void
}

function State({ deal, onEnd }: DealProps) {
  if (deal.ended_at) return <Badge tone="danger">Ended ({deal.ended_via})</Badge>
  return (
    <Button variant="ghost" size="sm" onClick={() => onEnd(deal)}>
      End
    </Button>
  )
}

function DealCard({ deal, onEnd }: DealProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-medium">
          <Phone number={deal.phone} />
        </p>
        <p className="text-[13px] text-muted-foreground">
          {words(deal.kind)} · <Instant value={deal.at} /> · {deal.source}
        </p>
      </div>
      <State deal={deal} onEnd={onEnd} />
    </div>
  )
}
