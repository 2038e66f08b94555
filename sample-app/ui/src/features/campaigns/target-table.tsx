import type { ColumnDef } from '@tanstack/react-table'
import { ListFilter, Upload, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Campaign, Target, TargetState } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { OutcomeBadge } from '@/components/outcome-badge'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { CardHeader, CardTitle } from '@/components/ui/card'
import { reasonOf } from '@/features/compliance/rules'
import { words } from '@/lib/format'
import { useTargets } from './campaigns'
import { TargetBadge } from './state-badge'
import { TargetActions } from './target-actions'

const STATES: TargetState[] = [
  'queued',
  'calling',
  'waiting',
  'reached',
  'not_reached',
  'suppressed',
  'canceled',
]

const columnsOf = (campaign: Campaign): ColumnDef<Target>[] => [
  {
    header: 'Contact',
    cell: ({ row: { original: target } }) => (
      <>
        <p className="font-medium">
          <Phone number={target.phone} />
        </p>
        {target.name && <p className="text-[13px] text-muted-foreground">{target.name}</p>}
      </>
    ),
  },
  { header: 'State', cell: ({ row }) => <TargetBadge state={row.original.state} /> },
  {
    header: 'Reason',
    meta: { className: 'max-w-64 text-muted-foreground' },
    cell: ({ row }) => <Reason reason={row.original.reason} />,
  },
  { header: 'Attempts', meta: { numeric: true }, cell: ({ row }) => row.original.attempts },
  { header: 'Last outcome', cell: ({ row }) => <OutcomeBadge outcome={row.original.last_outcome} /> },
  { header: 'Due', cell: ({ row }) => <Instant value={row.original.due_at} relative /> },
  {
    id: 'call',
    header: () => <span className="sr-only">Call</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => (
      <span className="inline-flex items-center gap-1">
        <CallLink target={row.original} />
        <TargetActions campaign={campaign} target={row.original} />
      </span>
    ),
  },
]

interface TargetTableProps {
  campaign: Campaign
  onAddContacts: () => void
}

/** Each contact of a campaign: how far it is, and why. */
export function TargetTable({ campaign, onAddContacts }: TargetTableProps) {
  const [state, setState] = useState<TargetState>()
  const targets = useTargets(campaign.id, state, campaign.state === 'running')
  return (
    <ListStates
      query={targets}
      empty={
        state ? (
          <EmptyState icon={ListFilter} title={`No contact is ${words(state).toLowerCase()}`}>
            Choose another state to see the rest.
          </EmptyState>
        ) : (
          <NoContacts draft={campaign.state === 'draft'} onAddContacts={onAddContacts} />
        )
      }
      header={
        <CardHeader>
          <CardTitle>Contacts</CardTitle>
          <FilterSelect
            className="w-40"
            label="State of the contacts"
            all="All states"
            value={state}
            options={STATES.map((value) => ({ value, label: words(value) }))}
            onChange={(value) => setState(value as TargetState | undefined)}
          />
        </CardHeader>
      }
    >
      <DataTable
        label="Contacts"
        columns={columnsOf(campaign)}
        rows={targets.items}
        rowId={(target) => target.target_id}
        card={(target) => <TargetCard campaign={campaign} target={target} />}
      />
    </ListStates>
  )
}

function CallLink({ target }: { target: Target }) {
  if (!target.call_id) return null
  return (
    <Link
      to={`/calls?call=${target.call_id}`}
      className="text-[13px] font-medium whitespace-nowrap text-link hover:underline"
    >
      View call
    </Link>
  )
}

/** Why somebody stands where they stand; the rule that says so is named, to be found in the log. */
function Reason({ reason }: { reason: string | null }) {
  if (!reason) return <>–</>
  const { ruleId, text } = reasonOf(reason)
  return (
    <>
      <span className="block first-letter:uppercase">{text}</span>
      {ruleId && <span className="font-mono text-xs">{ruleId}</span>}
    </>
  )
}

function TargetCard({ campaign, target }: { campaign: Campaign; target: Target }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">
          <Phone number={target.phone} />
        </span>
        <TargetBadge state={target.state} />
      </div>
      {target.reason && (
        <p className="text-[13px] text-muted-foreground">
          <Reason reason={target.reason} />
        </p>
      )}
      {target.due_at && (
        <p className="text-[13px] text-muted-foreground">
          Due <Instant value={target.due_at} relative />
        </p>
      )}
      <div className="flex items-center justify-between gap-3 text-[13px] text-muted-foreground">
        <span>
          {target.name ?? words(target.last_outcome ?? 'not called yet')} · {target.attempts}×
        </span>
        <span className="inline-flex items-center gap-1">
          <CallLink target={target} />
          <TargetActions campaign={campaign} target={target} />
        </span>
      </div>
    </div>
  )
}

function NoContacts({ draft, onAddContacts }: { draft: boolean; onAddContacts: () => void }) {
  return (
    <EmptyState
      icon={Users}
      title="No contacts yet"
      action={
        draft && (
          <Button onClick={onAddContacts}>
            <Upload aria-hidden /> Upload a CSV
          </Button>
        )
      }
    >
      Upload the people to call as a CSV file; then the campaign can start.
    </EmptyState>
  )
}
