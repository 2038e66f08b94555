import { ArrowDownToLine, ArrowUpToLine, CalendarClock, CircleX, Ellipsis } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import type { Campaign, Target } from '@/api/types'
import { Field } from '@/components/field'
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
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { phone } from '@/lib/format'
import { viewerZone } from '@/lib/time'
import { useTargetCommand, type TargetCommand } from './campaigns'
import { isOver } from './progress'
import { localValue } from './settings'

/** What can be done about a contact who waits for a call; nothing for the others. */
export function TargetActions({ campaign, target }: { campaign: Campaign; target: Target }) {
  const [choosing, setChoosing] = useState(false)
  const command = useTargetCommand(campaign.id, target.phone)
  const waits = target.state === 'queued' || target.state === 'waiting'
  if (!waits || isOver(campaign.state)) return null

  function send(what: TargetCommand, done: string) {
    command.mutate(what, { onSuccess: () => toast.success(done) })
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Actions for ${phone(target.phone)}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem
            onSelect={() => send({ kind: 'priority', priority: 'high' }, 'Called before the others')}
          >
            <ArrowUpToLine aria-hidden /> Call first
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => send({ kind: 'priority', priority: 'low' }, 'Called after the others')}
          >
            <ArrowDownToLine aria-hidden /> Call last
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setChoosing(true)}>
            <CalendarClock aria-hidden /> Call back at…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            className="text-danger"
            onSelect={() => send({ kind: 'cancel' }, 'Taken out of the campaign')}
          >
            <CircleX aria-hidden /> Take out of the campaign
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <CallBackDialog
        number={phone(target.phone)}
        open={choosing}
        onOpenChange={setChoosing}
        onChosen={(at) => send({ kind: 'callback', at }, 'Callback noted')}
      />
    </>
  )
}

interface CallBackDialogProps {
  number: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onChosen: (at: string) => void
}

function CallBackDialog({ number, open, onOpenChange, onChosen }: CallBackDialogProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onChosen(new Date(String(new FormData(event.currentTarget).get('at'))).toISOString())
    onOpenChange(false)
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Call {number} back</DialogTitle>
          <DialogDescription>
            At that time this call comes before the others; the rules still have to allow it.
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit}>
          <Field label="Time" hint={`In your time zone, ${viewerZone()}.`}>
            {(control) => (
              <Input
                {...control}
                name="at"
                type="datetime-local"
                required
                min={localValue(new Date().toISOString())}
                className="max-w-64"
              />
            )}
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit">Set callback</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
