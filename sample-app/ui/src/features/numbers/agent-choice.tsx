import { messageOf } from '@/api/problem'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { useAgentsOf } from './numbers'

interface AgentChoiceProps {
  /** Whose agents; empty while nobody is chosen, absent for the tenant acted in. */
  tenantId?: string
  value: string
  onChange: (agentId: string) => void
  error?: string
}

/** One of the active agents that a client may use. */
export function AgentChoice({ tenantId, value, onChange, error }: AgentChoiceProps) {
  const agents = useAgentsOf(tenantId || undefined, tenantId !== '')
  const active = agents.data?.items.filter((agent) => agent.status === 'active' || agent.agent_id === value)
  const problem = error ?? (agents.error ? messageOf(agents.error) : undefined)
  return (
    <Field
      label="Agent"
      error={problem}
      hint={active?.length === 0 ? 'There is no active agent. Create one first.' : undefined}
    >
      {({ id }) => (
        <Choice
          id={id}
          value={active ? value : ''}
          placeholder={placeholderOf(tenantId, agents.isLoading)}
          options={(active ?? []).map((agent) => ({ value: agent.agent_id, label: agent.agent_name }))}
          onChange={onChange}
          disabled={!active?.length}
        />
      )}
    </Field>
  )
}

function placeholderOf(tenantId: string | undefined, loading: boolean) {
  if (tenantId === '') return 'Choose a client first'
  return loading ? 'Loading…' : 'Choose an agent'
}
