import type { ColumnDef } from '@tanstack/react-table'
import { ListFilter, PhoneCall, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { Link } from 'react-router'
import type { CallSummary } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { OutcomeBadge } from '@/components/outcome-badge'
import { Page } from '@/components/page'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { phone, talkTime } from '@/lib/format'
import { CallDrawer } from './call-drawer'
import { CallFilters } from './call-filters'
import { useCalls } from './calls'
import { useCallSearch } from './use-call-search'

export default function CallsPage() {
  const search = useCallSearch()
  const calls = useCalls(search.filter)
  const columns = callColumns(search.hrefOf)
  return (
    <Page title="Calls" description="Every call, with what was said and how it ended.">
      <ListStates
        query={calls}
        empty={search.filtered ? <NoMatch onClear={search.clear} /> : <NoCalls />}
        header={<CallFilters search={search} />}
      >
        <DataTable
          label="Calls"
          columns={columns}
          rows={calls.items}
          rowId={(call) => call.id}
          href={(call) => search.hrefOf(call.id)}
          card={(call) => <CallCard call={call} href={search.hrefOf(call.id)} />}
        />
      </ListStates>
      <CallDrawer callId={search.openCall} onClose={search.close} />
    </Page>
  )
}

function callColumns(hrefOf: (id: string) => string): ColumnDef<CallSummary>[] {
  return [
    {
      header: 'Person',
      cell: ({ row: { original: call } }) => (
        <div className="flex items-center gap-3">
          <Direction call={call} />
          <div>
            <Link to={hrefOf(call.id)} className="font-medium hover:underline">
              {call.name ?? phone(call.phone)}
            </Link>
            {call.name && (
              <p className="text-[13px] text-muted-foreground">
                <Phone number={call.phone} />
              </p>
            )}
          </div>
        </div>
      ),
    },
    { header: 'Outcome', cell: ({ row }) => <OutcomeBadge outcome={row.original.outcome} /> },
    {
      header: 'Summary',
      meta: { className: 'hidden w-full max-w-0 truncate text-muted-foreground lg:table-cell' },
      cell: ({ row }) => row.original.summary ?? '–',
    },
    {
      header: 'Campaign',
      meta: { className: 'max-w-44 truncate' },
      cell: ({ row }) => row.original.campaign_name ?? '–',
    },
    { header: 'Talk time', meta: { numeric: true }, cell: ({ row }) => talkTime(row.original.talk_seconds) },
    { header: 'Started', cell: ({ row }) => <Instant value={row.original.started_at} /> },
  ]
}

function Direction({ call }: { call: CallSummary }) {
  const Icon = call.direction === 'inbound' ? PhoneIncoming : PhoneOutgoing
  return <Icon className="size-4 shrink-0 text-muted-foreground" aria-label={call.direction} />
}

function CallCard({ call, href }: { call: CallSummary; href: string }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-center justify-between gap-3">
        <Link to={href} className="min-w-0 truncate font-medium">
          {call.name ?? phone(call.phone)}
        </Link>
        <OutcomeBadge outcome={call.outcome} />
      </div>
      {call.summary && <p className="line-clamp-2 text-[13px] text-muted-foreground">{call.summary}</p>}
      <p className="flex justify-between text-[13px] text-muted-foreground tabular-nums">
        <Instant value={call.started_at} /> {talkTime(call.talk_seconds)}
      </p>
    </div>
  )
}

function NoCalls() {
  return (
    <EmptyState
      icon={PhoneCall}
      title="No calls yet"
      action={
        <Button asChild>
          <Link to="/campaigns/new">Start a campaign</Link>
        </Button>
      }
    >
      Calls appear here as they end, with their transcript. Start a campaign, or call a single lead.
    </EmptyState>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={ListFilter}
      title="No call matches these filters"
      action={
        <Button variant="outline" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      Widen the dates or choose another outcome.
    </EmptyState>
  )
}
