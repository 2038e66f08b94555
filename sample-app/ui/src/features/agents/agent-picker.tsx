import { AudioLines } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { Link } from 'react-router'
import type { Agent } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { agentTypes, useAgents } from './agents'

interface AgentPickerProps {
  selected: string | null
  onSelect: (agent: Agent) => void
}

/** One of the active agents, as cards that arrow keys go through. */
export function AgentPicker({ selected, onSelect }: AgentPickerProps) {
  const agents = useAgents()
  const active = agents.items.filter((agent) => agent.status === 'active')
  if (agents.isPending) return <Placeholders />
  if (agents.error) return <ErrorState error={agents.error} onRetry={() => void agents.refetch()} />
  if (active.length === 0) {
    return (
      <EmptyState
        icon={AudioLines}
        title="No agent can call yet"
        action={
          <Button asChild>
            <Link to="/agents">To the agents</Link>
          </Button>
        }
      >
        An agent holds the voice and the instructions for the calls. Create one first.
      </EmptyState>
    )
  }
  return (
    <RadioGroup.Root
      aria-label="Agent"
      value={selected ?? ''}
      onValueChange={(id) => {
        const agent = active.find((each) => each.agent_id === id)
        if (agent) onSelect(agent)
      }}
      className="grid gap-3 sm:grid-cols-2"
    >
      {active.map((agent) => (
        <RadioGroup.Item
          key={agent.agent_id}
          value={agent.agent_id}
          aria-label={agent.agent_name}
          className="flex flex-col items-start rounded-lg border border-input bg-card p-4 text-left shadow-xs outline-none hover:bg-muted/60 focus-visible:ring-2 focus-visible:ring-ring data-[state=checked]:border-primary data-[state=checked]:bg-primary-soft/60 data-[state=checked]:ring-1 data-[state=checked]:ring-primary"
        >
          <span className="flex w-full items-start justify-between gap-2">
            <span className="font-medium">{agent.agent_name}</span>
            <Badge>{agentTypes[agent.type]}</Badge>
          </span>
          <span className="mt-1.5 line-clamp-2 text-[13px] text-muted-foreground">
            “{agent.first_message || 'Waits for the person to speak first'}”
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}

function Placeholders() {
  return (
    <div role="status" aria-label="Loading" className="grid gap-3 sm:grid-cols-2">
      {Array.from({ length: 4 }, (_, card) => (
        <Skeleton key={card} className="h-24 rounded-lg" />
      ))}
    </div>
  )
}
