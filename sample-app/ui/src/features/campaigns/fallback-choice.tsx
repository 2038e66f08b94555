import type { Agent } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { useAgents } from '@/features/agents/agents'
import { providerName } from '@/features/voices/voices'

const NOBODY = 'nobody'

interface FallbackChoiceProps {
  agent: Agent
  value: Agent | null
  onChange: (fallback: Agent | null) => void
}

/** Who goes on calling when the provider of the agent fails; nothing where no agent lives at another one. */
export function FallbackChoice({ agent, value, onChange }: FallbackChoiceProps) {
  const others = useAgents().items.filter(
    (each) => each.status === 'active' && each.provider !== agent.provider,
  )
  if (others.length === 0) return null
  return (
    <Field
      label={`If ${providerName(agent.provider)} fails`}
      hint="Whoever was not called yet is called by this agent then. Nobody is called twice."
    >
      {(control) => (
        <Choice
          id={control.id}
          className="max-w-96"
          value={value?.agent_id ?? NOBODY}
          options={[
            { value: NOBODY, label: 'Wait until it works again' },
            ...others.map((each) => ({
              value: each.agent_id,
              label: `Go on with ${each.agent_name} (${providerName(each.provider)})`,
            })),
          ]}
          onChange={(id) => onChange(others.find((each) => each.agent_id === id) ?? null)}
        />
      )}
    </Field>
  )
}
