import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { DoNotCall } from '@/api/types'
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
import { useLift } from './do-not-call'

/** Asks before a number may be called again: whoever asked not to be called may sue. */
export function LiftDialog({ entry, onClose }: { entry: DoNotCall | null; onClose: () => void }) {
  const lift = useLift()

  function confirm() {
    if (!entry) return
    lift.mutate(entry.phone, {
      onSuccess: () => toast.success(`${phone(entry.phone)} may be called again`),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <AlertDialog open={entry !== null} onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogTitle>Take {entry && phone(entry.phone)} off the list?</AlertDialogTitle>
        <AlertDialogDescription>
          Your campaigns may call this number again. Do this only if it was put here by mistake; the entry,
          and who took it off, stays on record.
        </AlertDialogDescription>
        <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline">Keep it</Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button variant="danger" onClick={confirm}>
              Take it off
            </Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
