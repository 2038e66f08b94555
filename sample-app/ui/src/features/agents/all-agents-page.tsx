import type { ColumnDef } from '@tanstack/react-table'
import { AudioLines } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Agent, AgentType, ClientAgent } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Badge } from '@/components/ui/badge'
import { Input } from '@/components/ui/input'
import { ClientFilter } from '@/features/clients/client-filter'
import { providerName } from '@/features/voices/voices'
import { count, minutes, plural, share } from '@/lib/format'
import { agentTypes, useAllAgents, type AgentFilter } from './agents'

const columns: ColumnDef<ClientAgent>[] = [
  {
    header: 'Agent',
    cell: ({ row: { original: agent } }) => (
      <>
        <p className="font-medium wrap-anywhere">{agent.agent_name}</p>
        <p className="text-[13px] text-muted-foreground">{kindOf(agent)}</p>
      </>
    ),
  },
  { header: 'Client', cell: ({ row }) => <Owner agent={row.original} /> },
  { header: 'Status', cell: ({ row }) => <Status agent={row.original} /> },
  { header: 'Numbers', meta: { numeric: true }, cell: ({ row }) => count(row.original.numbers) },
  { header: 'Calls', meta: { numeric: true }, cell: ({ row }) => count(row.original.calls) },
  { header: 'Answered', meta: { numeric: true }, cell: ({ row }) => answered(row.original) },
  { header: 'Failed', meta: { numeric: true }, cell: ({ row }) => <Failed agent={row.original} /> },
  { header: 'Minutes', meta: { numeric: true }, cell: ({ row }) => minutes(row.original.talk_seconds) },
  {
    header: 'Last call',
    cell: ({ row }) => <Instant value={row.original.last_call_at} relative />,
  },
]

export default function AllAgentsPage() {
  const [filter, setFilter] = useState<AgentFilter>({
    client_id: undefined,
    type: undefined,
    status: undefined,
    q: undefined,
  })
  const agents = useAllAgents(useDeferredValue(filter))
  return (
    <Page
      title="All agents"
      className="max-w-7xl"
      description="The agents of every client, and what each did in the last 30 days."
    >
      <ListStates
        query={agents}
        header={<Filters filter={filter} onChange={setFilter} />}
        empty={
          <EmptyState icon={AudioLines} title="No agent fits">
            Take a filter off, or act in a client and create one there.
          </EmptyState>
        }
      >
        <DataTable
          label="All agents"
          columns={columns}
          rows={agents.items}
          rowId={(agent) => `${agent.provider}/${agent.agent_id}`}
          card={(agent) => <AgentCard agent={agent} />}
        />
      </ListStates>
    </Page>
  )
}

interface FiltersProps {
  filter: AgentFilter
  onChange: (filter: AgentFilter) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3 sm:px-5">
      <Input
        type="search"
        aria-label="Search agents"
        placeholder="Name of an agent"
        className="w-full sm:w-56"
        onChange={(event) => onChange({ ...filter, q: event.target.value.trim() || undefined })}
      />
      <ClientFilter value={filter.client_id} onChange={(client_id) => onChange({ ...filter, client_id })} />
      <FilterSelect
        className="min-w-32 flex-1 sm:w-40 sm:flex-none"
        label="Type"
        all="All types"
        value={filter.type}
        options={Object.entries(agentTypes).map(([value, label]) => ({ value, label }))}
        onChange={(type) => onChange({ ...filter, type: type as AgentType | undefined })}
      />
      <FilterSelect
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        label="Status"
        all="Any status"
        value={filter.status}
        options={[
          { value: 'active', label: 'Active' },
          { value: 'inactive', label: 'Inactive' },
        ]}
        onChange={(status) => onChange({ ...filter, status: status as Agent['status'] | undefined })}
      />
    </div>
  )
}

function kindOf(agent: ClientAgent) {
  return `${agentTypes[agent.type]} · ${providerName(agent.provider)}`
}

/** The share of calls that somebody answered; a dash before the first call. */
function answered(agent: ClientAgent) {
  return share(agent.calls > 0 ? agent.answered / agent.calls : null)
}

function Owner({ agent }: { agent: ClientAgent }) {
  return agent.client?.name ?? <span className="text-muted-foreground">Shared with all</span>
}

function Status({ agent }: { agent: ClientAgent }) {
  return agent.status === 'active' ? <Badge tone="success">Active</Badge> : <Badge>Inactive</Badge>
}

function Failed({ agent }: { agent: ClientAgent }) {
  return <span className={agent.failed > 0 ? 'text-danger' : undefined}>{count(agent.failed)}</span>
}

function AgentCard({ agent }: { agent: ClientAgent }) {
  return (
    <div className="space-y-1">
      <div className="flex items-start justify-between gap-3">
        <p className="font-medium wrap-anywhere">{agent.agent_name}</p>
        <Status agent={agent} />
      </div>
      <p className="text-[13px] text-muted-foreground">
        <Owner agent={agent} /> · {kindOf(agent)}
      </p>
      <p className="text-[13px] text-muted-foreground tabular-nums">
        {plural(agent.calls, 'call')} · {answered(agent)} answered · {minutes(agent.talk_seconds)} min ·{' '}
        <Failed agent={agent} /> failed
      </p>
    </div>
  )
}
