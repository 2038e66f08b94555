import type { Agent } from '@/api/types'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { AgentForm } from './agent-form'

interface AgentDialogProps {
  /** The one to edit; a new one when absent. */
  agent?: Agent
  open: boolean
  onClose: () => void
}

export function AgentDialog({ agent, open, onClose }: AgentDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{agent ? `Edit ${agent.agent_name}` : 'New agent'}</DialogTitle>
          <DialogDescription>
            Texts may use the variables of a contact, such as {'{{city}}'} or {'{{first_name}}'}.
          </DialogDescription>
        </DialogHeader>
        <AgentForm agent={agent} onDone={onClose} />
      </DialogContent>
    </Dialog>
  )
}
