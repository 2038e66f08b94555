import { CircleX, Copy, Ellipsis, Pause, Play, RotateCw, Settings2, Upload } from 'lucide-react'
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
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { plural } from '@/lib/format'
import { DuplicateDialog, RetryDialog } from './again-dialogs'
import { CampaignSettingsDialog } from './campaign-settings'
import { useCommand } from './campaigns'
import { actionsOf, progressOf } from './progress'

type OpenDialog = 'settings' | 'retry' | 'duplicate' | null

interface CampaignActionsProps {
  campaign: Campaign
  onAddContacts: () => void
}

/** The buttons that the campaign's state allows. */
export function CampaignActions({ campaign, onAddContacts }: CampaignActionsProps) {
  const [open, setOpen] = useState<OpenDialog>(null)
  const [canceling, setCanceling] = useState(false)
  const command = useCommand(campaign.id)
  const can = actionsOf(campaign)
  const busy = command.isPending
  const dialog = (name: OpenDialog) => ({
    campaign,
    open: open === name,
    onOpenChange: (on: boolean) => setOpen(on ? name : null),
  })
  return (
    <>
      {can.addContacts && (
        <Button variant="outline" onClick={onAddContacts}>
          <Upload aria-hidden /> Add contacts
        </Button>
      )}
      {can.settings && (
        <Button variant="outline" onClick={() => setOpen('settings')}>
          <Settings2 aria-hidden /> Settings
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
      {can.start && (
        <Button busy={busy} onClick={() => command.mutate('start')}>
          <Play aria-hidden /> Start Campaign
        </Button>
      )}
      {can.duplicate && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="outline" size="icon" aria-label="More actions">
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {can.retry && (
              <DropdownMenuItem onSelect={() => setOpen('retry')}>
                <RotateCw aria-hidden /> Try again…
              </DropdownMenuItem>
            )}
            <DropdownMenuItem onSelect={() => setOpen('duplicate')}>
              <Copy aria-hidden /> Duplicate…
            </DropdownMenuItem>
            {can.cancel && (
              <DropdownMenuItem className="text-danger" onSelect={() => setCanceling(true)}>
                <CircleX aria-hidden /> Cancel campaign…
              </DropdownMenuItem>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      <CampaignSettingsDialog {...dialog('settings')} />
      <RetryDialog {...dialog('retry')} />
      <DuplicateDialog {...dialog('duplicate')} />
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
