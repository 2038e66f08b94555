import { useState, type MouseEvent } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { OwnedNumber } from '@/api/types'
import { FormError } from '@/components/field'
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { phone } from '@/lib/format'
import { usePoolCommand } from './numbers'

export interface PoolWish {
  owned: OwnedNumber
  command: keyof typeof WORDS
}

const WORDS = {
  unassign: {
    title: 'Take it away?',
    action: 'Take away',
    done: 'is free again',
    what: 'Its agent answers it no more, its client calls from it no more, and anybody may get it.',
  },
  suspend: {
    title: 'Suspend it?',
    action: 'Suspend',
    done: 'suspended',
    what: 'Nobody answers it and nobody calls from it until it is restored. It still costs.',
  },
  release: {
    title: 'Give it back for good?',
    action: 'Release',
    done: 'given back',
    what: 'The carrier takes it back and it stops to cost. Nobody can promise that it can be had again.',
  },
} as const

/** Asks before a number is taken from somebody, and says so here if the answer is no. */
export function PoolCommandDialog({ wish, onClose }: { wish: PoolWish | null; onClose: () => void }) {
  // What is asked stays readable while the dialog fades out.
  const [shown, setShown] = useState(wish)
  if (wish && wish !== shown) setShown(wish)
  return (
    <AlertDialog open={wish !== null} onOpenChange={(open) => !open && onClose()}>
      {shown && <Question key={`${shown.command}-${String(wish !== null)}`} wish={shown} onClose={onClose} />}
    </AlertDialog>
  )
}

function Question({ wish: { owned, command }, onClose }: { wish: PoolWish; onClose: () => void }) {
  const run = usePoolCommand()
  const { title, what, action, done } = WORDS[command]
  const number = owned.number.phone_number

  function confirm(event: MouseEvent) {
    // The dialog stays until the answer is there.
    event.preventDefault()
    run.mutate(
      { number, command },
      {
        onSuccess: () => {
          toast.success(`${phone(number)} ${done}`)
          onClose()
        },
      },
    )
  }

  return (
    <AlertDialogContent>
      <AlertDialogTitle>
        {phone(number)}: {title}
      </AlertDialogTitle>
      <AlertDialogDescription>
        {owned.client && `${owned.client.name} has it. `}
        {what}
      </AlertDialogDescription>
      <div className="mt-4 empty:hidden">{run.error && <FormError>{messageOf(run.error)}</FormError>}</div>
      <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <AlertDialogCancel asChild>
          <Button variant="outline">Leave it</Button>
        </AlertDialogCancel>
        <AlertDialogAction asChild>
          <Button variant="danger" onClick={confirm} busy={run.isPending}>
            {action}
          </Button>
        </AlertDialogAction>
      </div>
    </AlertDialogContent>
  )
}
