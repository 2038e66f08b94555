import { Phone as PhoneIcon } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '@/api/problem'
import type { Agent, Lead } from '@/api/types'
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
import { AgentPicker } from '@/features/agents/agent-picker'
import { phone } from '@/lib/format'
import { useCallLead } from './call-toast'

/** Calls one lead: choose the agent, initiate. What happens then is told in a toast. */
export function CallDialog({ lead, onClose }: { lead: Lead | null; onClose: () => void }) {
  return (
    <Dialog open={lead !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-w-2xl">{lead && <CallForm lead={lead} onDone={onClose} />}</DialogContent>
    </Dialog>
  )
}

function CallForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const [agent, setAgent] = useState<Agent | null>(null)
  const call = useCallLead()
  return (
    <>
      <DialogHeader>
        <DialogTitle>Call {lead.name}</DialogTitle>
        <DialogDescription>{phone(lead.phone)}. Choose who calls.</DialogDescription>
      </DialogHeader>
      <div className="space-y-4">
        {call.error && <FormError>{messageOf(call.error)}</FormError>}
        <AgentPicker selected={agent?.agent_id ?? null} onSelect={setAgent} />
      </div>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button
          disabled={!agent}
          busy={call.isPending}
          onClick={() => agent && call.mutate({ lead, agentId: agent.agent_id }, { onSuccess: onDone })}
        >
          <PhoneIcon aria-hidden /> Initiate
        </Button>
      </DialogFooter>
    </>
  )
}
