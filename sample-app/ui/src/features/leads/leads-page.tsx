import { Plus, Search, Users } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import type { Lead, LeadStatus } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { words } from '@/lib/format'
import { AddLead } from './add-lead'
import { CallDialog } from './call-dialog'
import { LeadCard, leadColumns } from './lead-rows'
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
