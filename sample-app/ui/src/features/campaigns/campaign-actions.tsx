import { CircleX, Pause, Play, Upload } from 'lucide-react'
import { useState } from 'react'
import type { Campaign } from '@/api/types'
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/format'
import { useCommand } from './campaigns'
import { actionsOf, progressOf } from './progress'

interface CampaignActionsProps {
  campaign: Campaign
  onAddContacts: () => void
}

/** The buttons that the campaign's state allows. */
export function CampaignActions({ campaign, onAddContacts }: CampaignActionsProps) {
  const [canceling, setCanceling] = useState(false)
  const command = useCommand(campaign.id)
  const can = actionsOf(campaign)
  const busy = command.isPending
  return (
    <>
      {can.addContacts && (
        <Button variant="outline" onClick={onAddContacts}>
          <Upload aria-hidden /> Add contacts
        </Button>
      )}
      {can.start && (
        <Button busy={busy} onClick={() => command.mutate('start')}>
          <Play aria-hidden /> Start Campaign
        </Button>
      )}
      {can.cancel && (
        <Button variant="outline" onClick={() => setCanceling(true)}>
          <CircleX aria-hidden /> Cancel
        </Button>
      )}
      {can.pause && (
        <Button variant="outline" busy={busy} onClick={() => command.mutate('pause')}>
          <Pause aria-hidden /> Pause
        </Button>
      )}
      {can.resume && (
        <Button busy={busy} onClick={() => command.mutate('resume')}>
          <Play aria-hidden /> Resume
        </Button>
      )}
      <CancelDialog
        campaign={campaign}
        open={canceling}
        onOpenChange={setCanceling}
        onConfirm={() => command.mutate('cancel')}
      />
    </>
  )
}

interface CancelDialogProps {
  campaign: Campaign
  open: boolean
  onOpenChange: (open: boolean) => void
  onConfirm: () => void
}

function CancelDialog({ campaign, open, onOpenChange, onConfirm }: CancelDialogProps) {
  const { left } = progressOf(campaign.counts)
  const { calling } = campaign.counts.by_state
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      <AlertDialogContent>
        <AlertDialogTitle>Cancel “{campaign.name}”?</AlertDialogTitle>
        <AlertDialogDescription>
          {plural(left, 'contact')} will not be called (again).
          {calling > 0 && ` ${plural(calling, 'call')} under way will still finish.`} A canceled campaign
          cannot be resumed; pause it instead if you may go on later.
        </AlertDialogDescription>
        <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline">Keep it</Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button variant="danger" onClick={onConfirm}>
              Cancel campaign
            </Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
