import { RotateCw } from 'lucide-react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Replay } from '@/api/types'
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { count, plural } from '@/lib/format'
import { useReplay, type DeliveryFilter } from './inbox'

interface ReplayBarProps {
  selected: string[]
  filter: DeliveryFilter
  onDone: () => void
}

/** Works on many again: those that are ticked, or all that the filter shows, of which a page holds only some. */
export function ReplayBar({ selected, filter, onDone }: ReplayBarProps) {
  const replay = useReplay()

  function start(which: Replay) {
    replay.mutate(which, {
      onSuccess: ({ replayed }) => {
        toast.success(`${plural(replayed, 'webhook')} worked on again`)
        onDone()
      },
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  if (selected.length > 0)
    return (
      <Button size="sm" busy={replay.isPending} onClick={() => start({ ids: selected })}>
        <RotateCw aria-hidden /> Replay {count(selected.length)} selected
      </Button>
    )
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm" busy={replay.isPending}>
          <RotateCw aria-hidden /> Replay all…
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Replay everything that this filter shows?</AlertDialogTitle>
        <AlertDialogDescription>
          The newest thousand of them are worked on again. What they say takes effect once: where everything
          was applied already, nothing changes.
        </AlertDialogDescription>
        <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline">Cancel</Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button onClick={() => start({ ...filter })}>Replay</Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
