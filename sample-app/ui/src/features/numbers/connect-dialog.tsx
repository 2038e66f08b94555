import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { PooledNumber } from '@/api/types'
import { FormError } from '@/components/field'
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
import { phone } from '@/lib/format'
import { AgentChoice } from './agent-choice'
import { useAssign } from './numbers'

/** Lets a client choose which of its agents answers one of its numbers. */
export function ConnectDialog({ number, onClose }: { number: PooledNumber | null; onClose: () => void }) {
  return (
    <Dialog open={number !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Who answers {number && phone(number.phone_number)}?</DialogTitle>
          <DialogDescription>
            The next caller already speaks with the agent that you choose.
          </DialogDescription>
        </DialogHeader>
        {number && (
          <ConnectForm number={number.phone_number} agentId={number.agent_id ?? ''} onDone={onClose} />
        )}
      </DialogContent>
    </Dialog>
  )
}

interface ConnectFormProps {
  number: string
  agentId: string
  onDone: () => void
}

export function ConnectForm({ number, agentId, onDone }: ConnectFormProps) {
  const assign = useAssign()
  const [agent, setAgent] = useState(agentId)
  const errors = fieldErrors(assign.error, ['agent_id'])

  function submit(event: FormEvent) {
    event.preventDefault()
    assign.mutate(
      { phone_number: number, agent_id: agent },
      {
        onSuccess: ({ connecting }) => {
          toast.success(`${phone(number)} ${connecting ? 'is being connected' : 'connected'}`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <AgentChoice value={agent} onChange={setAgent} error={errors.agent_id} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={assign.isPending} disabled={!agent || agent === agentId}>
          Connect
        </Button>
      </DialogFooter>
    </form>
  )
}
