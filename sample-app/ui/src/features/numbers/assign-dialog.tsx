import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { OwnedNumber } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { useClients } from '@/features/clients/clients'
import { phone } from '@/lib/format'
import { AgentChoice } from './agent-choice'
import { useAssign } from './numbers'

/** Gives a number to a client's agent; one that has a client already only changes its agent. */
export function AssignDialog({ owned, onClose }: { owned: OwnedNumber | null; onClose: () => void }) {
  return (
    <Dialog open={owned !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Assign {owned && phone(owned.number.phone_number)}</DialogTitle>
          <DialogDescription>The agent answers whoever calls it, and calls from it.</DialogDescription>
        </DialogHeader>
        {owned && <AssignForm owned={owned} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  )
}

function AssignForm({ owned, onDone }: { owned: OwnedNumber; onDone: () => void }) {
  const clients = useClients()
  const assign = useAssign()
  const [client, setClient] = useState(owned.client?.id ?? '')
  const [agent, setAgent] = useState(owned.agent?.id ?? '')
  const errors = fieldErrors(assign.error, ['agent_id'])
  const number = owned.number.phone_number

  function submit(event: FormEvent) {
    event.preventDefault()
    assign.mutate(
      { phone_number: number, agent_id: agent, tenantId: client },
      {
        onSuccess: ({ connecting }) => {
          toast.success(`${phone(number)} ${connecting ? 'is being connected' : 'assigned'}`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      {owned.client ? (
        <p className="text-sm">
          <span className="text-muted-foreground">Client</span> {owned.client.name}
        </p>
      ) : (
        <Field label="Client">
          {({ id }) => (
            <Choice
              id={id}
              value={client}
              placeholder="Choose a client"
              options={clients.items.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(next) => {
                setClient(next)
                setAgent('')
              }}
            />
          )}
        </Field>
      )}
      <AgentChoice tenantId={client} value={agent} onChange={setAgent} error={errors.agent_id} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={assign.isPending} disabled={!client || !agent}>
          Assign
        </Button>
      </DialogFooter>
    </form>
  )
}
