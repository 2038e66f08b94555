import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { Agent, AgentType } from '@/api/types'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Input, Textarea } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { VoicePicker } from '@/features/voices/voice-picker'
import { agentTypes, useSaveAgent } from './agents'

const DEFAULT_VOICE = '21m00Tcm4TlvDq8ikWAM'
const FIELDS = ['agent_name', 'type', 'language', 'voice_id', 'first_message', 'prompt', 'status'] as const

/** The fields of an agent, for a new one or the one to edit. */
export function AgentForm({ agent, onDone }: { agent?: Agent; onDone: () => void }) {
  const [type, setType] = useState<AgentType>(agent?.type ?? 'custom')
  const [status, setStatus] = useState<Agent['status']>(agent?.status ?? 'active')
  const [voice, setVoice] = useState(agent?.voice_id ?? DEFAULT_VOICE)
  const [provider, setProvider] = useState(agent?.provider)
  const save = useSaveAgent(agent?.agent_id)
  const errors = fieldErrors(save.error, FIELDS)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    const body = {
      agent_name: text('agent_name'),
      prompt: text('prompt'),
      first_message: text('first_message'),
      voice_id: voice,
      provider,
      language: text('language'),
      type,
      status,
    }
    save.mutate(body, {
      onSuccess: (saved) => {
        toast.success(`${saved.agent_name} saved`)
        onDone()
      },
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      {errors.form && (
        <div className="sm:col-span-2">
          <FormError>{errors.form}</FormError>
        </div>
      )}
      <Field label="Name" error={errors.agent_name}>
        {(control) => <Input {...control} name="agent_name" defaultValue={agent?.agent_name} required />}
      </Field>
      <Field label="Type" error={errors.type}>
        {(control) => (
          <Select value={type} onValueChange={(value) => setType(value as AgentType)}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {Object.entries(agentTypes).map(([value, label]) => (
                <SelectItem key={value} value={value}>
                  {label}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field label="Voice" error={errors.voice_id}>
        {(control) => (
          <VoicePicker
            control={control}
            value={voice}
            // An agent stays where it is; a new one is made where its voice is.
            provider={agent?.provider}
            onChange={(chosen) => {
              setVoice(chosen.voice_id)
              setProvider(chosen.provider)
            }}
          />
        )}
      </Field>
      <Field label="Language" error={errors.language} hint="Two letters, such as en or es.">
        {(control) => (
          <Input {...control} name="language" defaultValue={agent?.language ?? 'en'} maxLength={5} required />
        )}
      </Field>
      <div className="sm:col-span-2">
        <Field
          label="First message"
          error={errors.first_message}
          hint="What the agent says when someone answers."
        >
          {(control) => (
            <Textarea {...control} name="first_message" defaultValue={agent?.first_message} required />
          )}
        </Field>
      </div>
      <div className="sm:col-span-2">
        <Field
          label="Instructions"
          error={errors.prompt}
          hint="Who the agent is, what it should achieve, what it must not do."
        >
          {(control) => (
            <Textarea {...control} name="prompt" defaultValue={agent?.prompt} className="min-h-36" required />
          )}
        </Field>
      </div>
      {agent && (
        <Field label="Status" error={errors.status} hint="An inactive agent cannot be chosen for calls.">
          {(control) => (
            <Select value={status} onValueChange={(value) => setStatus(value as Agent['status'])}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value="active">Active</SelectItem>
                <SelectItem value="inactive">Inactive</SelectItem>
              </SelectContent>
            </Select>
          )}
        </Field>
      )}
      <DialogFooter className="mt-2 sm:col-span-2">
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={save.isPending}>
          {agent ? 'Save' : 'Create agent'}
        </Button>
      </DialogFooter>
    </form>
  )
}
