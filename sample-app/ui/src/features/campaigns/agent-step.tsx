import { useState } from 'react'
import type { Agent } from '@/api/types'
import { Field } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { AgentPicker } from '@/features/agents/agent-picker'
import { viewerZone } from '@/lib/time'
import { FallbackChoice } from './fallback-choice'
import { localValue } from './settings'

interface AgentStepProps {
  agent: Agent | null
  fallback: Agent | null
  startAt: string | null
  onAgent: (agent: Agent) => void
  onFallback: (fallback: Agent | null) => void
  onStartAt: (startAt: string | null) => void
  onBack: () => void
  onDone: () => void
}

export function AgentStep({
  agent,
  fallback,
  startAt,
  onAgent,
  onFallback,
  onStartAt,
  onBack,
  onDone,
}: AgentStepProps) {
  const [later, setLater] = useState(startAt !== null)
  const [past, setPast] = useState(false)

  function choose(local: string) {
    // A field of type datetime-local holds a time of the viewer's zone.
    const at = local ? new Date(local) : null
    setPast(at !== null && at.getTime() < Date.now())
    onStartAt(at?.toISOString() ?? null)
  }

  function toggle(on: boolean) {
    setLater(on)
    if (!on) choose('')
  }

  return (
    <div className="space-y-6">
      <AgentPicker
        selected={agent?.agent_id ?? null}
        onSelect={(chosen) => {
          // A stand-in at the same provider would fail with it.
          if (chosen.provider === fallback?.provider) onFallback(null)
          onAgent(chosen)
        }}
      />
      {agent && <FallbackChoice agent={agent} value={fallback} onChange={onFallback} />}
      <div className="space-y-4">
        <label className="flex w-fit items-center gap-2.5">
          <input
            type="checkbox"
            className="size-4 accent-primary"
            checked={later}
            onChange={(event) => toggle(event.target.checked)}
          />
          Start at a later time
        </label>
        {later && (
          <Field
            label="Start time"
            hint={`In your time zone, ${viewerZone()}.`}
            error={past ? 'This time has passed; choose a later one.' : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                className="max-w-64"
                defaultValue={startAt ? localValue(startAt) : ''}
                onChange={(event) => choose(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      <div className="flex justify-between">
        <Button variant="outline" onClick={onBack}>
          Back
        </Button>
        <Button disabled={!agent || (later && (!startAt || past))} onClick={onDone}>
          Continue
        </Button>
      </div>
    </div>
  )
}
