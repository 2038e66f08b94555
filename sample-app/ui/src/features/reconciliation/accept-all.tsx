import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Reconciliation } from '@/api/types'
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
import { plural } from '@/lib/format'
import { charge, useAccept } from './reconciliation'

/** Takes the provider's word for all calls that differ, after a question: it is posted, and posted things stay. */
export function AcceptAll({ reconciliation: { file, totals } }: { reconciliation: Reconciliation }) {
  const accept = useAccept(file.id)
  const differing = totals.find(({ state }) => state === 'differing')
  if (!differing) return null

  function confirm() {
    accept.mutate(null, {
      onSuccess: ({ corrected }) => toast.success(`${plural(corrected, 'call')} corrected`),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button size="sm" busy={accept.isPending}>
          Accept all that differ…
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Accept what {file.provider} charged?</AlertDialogTitle>
        <AlertDialogDescription>
          {plural(differing.calls, 'call')} will cost what the file says, which is{' '}
          {charge(differing.difference, file.currency)} more than was recorded. The difference is posted now
          and counts in this month; the month of the calls stays as it is. Calls without any cost so far count
          when they were.
        </AlertDialogDescription>
        <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline">Not yet</Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button onClick={confirm}>Accept them</Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
