import type { Plan } from '@/api/types'
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { PlanForm } from './plan-form'

interface PlanDialogProps {
  /** The plan to change; a new one if there is none. */
  plan: Plan | undefined
  open: boolean
  onClose: () => void
}

export function PlanDialog({ plan, open, onClose }: PlanDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{plan ? `Edit ${plan.name}` : 'New plan'}</DialogTitle>
          <DialogDescription>
            {plan
              ? 'Clients who have it pay the new price from their next month on; bills of earlier months stay.'
              : 'What a month costs and includes.'}
          </DialogDescription>
        </DialogHeader>
        <PlanForm plan={plan} onDone={onClose} />
      </DialogContent>
    </Dialog>
  )
}
