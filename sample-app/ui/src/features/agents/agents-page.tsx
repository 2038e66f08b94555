import { AudioLines, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Agent } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { useMe } from '@/features/session/session'
import { providerName } from '@/features/voices/voices'
import { AgentDialog } from './agent-dialog'
import { agentTypes, useAgents } from './agents'

export default function AgentsPage() {
  const agents = useAgents()
  const [editing, setEditing] = useState<Agent | 'new' | null>(null)
  return (
    <Page
      title="Agents"
      description="Who calls: a voice, a first message and instructions."
      actions={
        <Button onClick={() => setEditing('new')}>
          <Plus aria-hidden /> New agent
        </Button>
      }
    >
      <AgentCards agents={agents} onEdit={setEditing} />
      <AgentDialog
        agent={editing === 'new' ? undefined : (editing ?? undefined)}
        open={editing !== null}
        onClose={() => setEditing(null)}
      />
    </Page>
  )
}

interface AgentCardsProps {
  agents: ReturnType<typeof useAgents>
  onEdit: (agent: Agent | 'new') => void
}

function AgentCards({ agents, onEdit }: AgentCardsProps) {
  const platform = useMe().role === 'platform_admin'
  if (agents.isPending) return <Placeholders />
  if (agents.error) return <ErrorState error={agents.error} onRetry={() => void agents.refetch()} />
  if (agents.items.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={AudioLines}
          title="No agents yet"
          action={
            <Button onClick={() => onEdit('new')}>
              <Plus aria-hidden /> New agent
            </Button>
          }
        >
          Create the first one: choose a voice, write what it says first and what it should achieve.
        </EmptyState>
      </Card>
    )
  }
  return (
    <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {agents.items.map((agent) => (
        <li key={agent.agent_id}>
          <AgentCard agent={agent} editable={!agent.shared || platform} onEdit={() => onEdit(agent)} />
        </li>
      ))}
    </ul>
  )
}

function AgentCard({ agent, editable, onEdit }: { agent: Agent; editable: boolean; onEdit: () => void }) {
  return (
    <Card className="flex h-full flex-col p-5">
      <div className="flex items-start justify-between gap-3">
        <h2 className="font-semibold wrap-anywhere">{agent.agent_name}</h2>
        <Badge tone={agent.status === 'active' ? 'success' : 'neutral'}>
          {agent.status === 'active' ? 'Active' : 'Inactive'}
        </Badge>
      </div>
      <p className="mt-1 text-[13px] text-muted-foreground">
        {agentTypes[agent.type]} · {agent.language} · {providerName(agent.provider)}
        {agent.shared && ' · shared by the platform'}
      </p>
      <p className="mt-4 line-clamp-3 flex-1 border-l-2 pl-3 text-[13px] leading-relaxed">
        {agent.first_message || (
          <span className="text-muted-foreground">Waits for the person to speak first.</span>
        )}
      </p>
      <div className="mt-4 flex items-center justify-between gap-3">
        <p className="min-w-0 truncate text-[13px] text-muted-foreground">
          Voice <span className="font-mono text-xs">{agent.voice_id}</span>
        </p>
        {editable && (
          <Button variant="outline" size="sm" onClick={onEdit} aria-label={`Edit ${agent.agent_name}`}>
            <Pencil aria-hidden /> Edit
          </Button>
        )}
      </div>
    </Card>
  )
}

function Placeholders() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: 6 }, (_, card) => (
        <Skeleton key={card} className="h-48 rounded-xl" />
      ))}
    </div>
  )
}
