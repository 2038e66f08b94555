import type { ColumnDef } from '@tanstack/react-table'
import { Phone as PhoneIcon, Plus, Search, Users } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import type { Lead, LeadStatus } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { words } from '@/lib/format'
import { AddLead } from './add-lead'
import { CallDialog } from './call-dialog'
import { LeadBadge } from './lead-badge'
import { leadStatuses, useLeads } from './leads'

export default function LeadsPage() {
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<LeadStatus>()
  const [adding, setAdding] = useState(false)
  const [calling, setCalling] = useState<Lead | null>(null)
  const q = useDeferredValue(search.trim()) || undefined
  const leads = useLeads(q, status)

  return (
    <Page
      title="Leads"
      description="People who talked to an agent, and those you add yourself."
      actions={
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden /> Add Lead
        </Button>
      }
    >
      <ListStates
        query={leads}
        empty={q || status ? <NoMatch /> : <NoLeads onAdd={() => setAdding(true)} />}
        header={
          <div className="flex flex-wrap gap-2 border-b px-4 py-3 sm:px-5">
            <div className="relative w-full sm:max-w-72">
              <Search className="absolute top-2.5 left-3 size-4 text-muted-foreground" aria-hidden />
              <Input
                type="search"
                aria-label="Search leads"
                placeholder="Name, number or email"
                className="pl-9"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </div>
            <FilterSelect
              className="w-36 shrink-0 sm:w-40"
              label="Status"
              all="All statuses"
              value={status}
              options={leadStatuses.map((value) => ({ value, label: words(value) }))}
              onChange={(value) => setStatus(value as LeadStatus | undefined)}
            />
          </div>
        }
      >
        <DataTable
          label="Leads"
          columns={leadColumns(setCalling)}
          rows={leads.items}
          rowId={(lead) => lead.id}
          href={(lead) => `/leads/${lead.id}`}
          card={(lead) => <LeadCard lead={lead} onCall={setCalling} />}
        />
      </ListStates>
      <AddLead open={adding} onOpenChange={setAdding} />
      <CallDialog lead={calling} onClose={() => setCalling(null)} />
    </Page>
  )
}

function leadColumns(onCall: (lead: Lead) => void): ColumnDef<Lead>[] {
  return [
    {
      header: 'Name',
      cell: ({ row: { original: lead } }) => (
        <Link to={`/leads/${lead.id}`} className="font-medium whitespace-nowrap hover:underline">
          {lead.name}
        </Link>
      ),
    },
    { header: 'Phone', cell: ({ row }) => <Phone number={row.original.phone} /> },
    {
      header: 'Email',
      meta: { className: 'max-w-56 truncate text-muted-foreground' },
      cell: ({ row }) => row.original.email ?? '–',
    },
    { header: 'Status', cell: ({ row }) => <LeadBadge status={row.original.status} /> },
    {
      header: 'Intent',
      meta: { className: 'hidden max-w-44 truncate xl:table-cell' },
      cell: ({ row }) => (row.original.intent ? words(row.original.intent) : '–'),
    },
    { header: 'Last contact', cell: ({ row }) => <Instant value={row.original.last_contact_at} relative /> },
    {
      id: 'call',
      header: () => <span className="sr-only">Call</span>,
      meta: { className: 'text-right' },
      cell: ({ row }) => <CallButton lead={row.original} onCall={onCall} />,
    },
  ]
}

function CallButton({ lead, onCall }: { lead: Lead; onCall: (lead: Lead) => void }) {
  return (
    <Button variant="outline" size="sm" aria-label={`Call ${lead.name}`} onClick={() => onCall(lead)}>
      <PhoneIcon aria-hidden /> Call
    </Button>
  )
}

function LeadCard({ lead, onCall }: { lead: Lead; onCall: (lead: Lead) => void }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0 space-y-1">
        <div className="flex items-center gap-2">
          <Link to={`/leads/${lead.id}`} className="truncate font-medium">
            {lead.name}
          </Link>
          <LeadBadge status={lead.status} />
        </div>
        <p className="text-[13px] text-muted-foreground">
          <Phone number={lead.phone} />
        </p>
        {lead.email && <p className="truncate text-[13px] text-muted-foreground">{lead.email}</p>}
      </div>
      <CallButton lead={lead} onCall={onCall} />
    </div>
  )
}

function NoLeads({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={Users}
      title="No leads yet"
      action={
        <>
          <Button onClick={onAdd}>
            <Plus aria-hidden /> Add Lead
          </Button>
          <Button asChild variant="outline">
            <Link to="/campaigns/new">Start a campaign</Link>
          </Button>
        </>
      }
    >
      Everyone who answers a call becomes a lead, with name and email from the conversation. Or add one by
      hand and call it.
    </EmptyState>
  )
}

function NoMatch() {
  return (
    <EmptyState icon={Search} title="No lead matches">
      Try part of a name, a number or an email, or another status.
    </EmptyState>
  )
}
