import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Invoice } from '@/api/types'
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
import { money } from '@/lib/format'
import { monthName } from '@/lib/time'
import { useVoid } from './invoices'

const OWED: Invoice['state'][] = ['issued', 'payment_failed', 'uncollectible']

/** Takes back an invoice that is owed, after a question; only then can its month be billed again. */
export function VoidButton({ invoice }: { invoice: Invoice }) {
  const takeBack = useVoid()
  if (!OWED.includes(invoice.state)) return null

  function confirm() {
    takeBack.mutate(invoice.id, {
      onSuccess: () => toast.success(`Invoice ${invoice.number ?? ''} is void`),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button variant="outline" size="sm" busy={takeBack.isPending}>
          Void…
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Void invoice {invoice.number}?</AlertDialogTitle>
        <AlertDialogDescription>
          {invoice.client.name} owes nothing for {monthName(invoice.month)} any more, which was{' '}
          {money(invoice.total)}. This cannot be undone. The month can be billed again afterwards.
        </AlertDialogDescription>
        <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <AlertDialogCancel asChild>
            <Button variant="outline">Keep it</Button>
          </AlertDialogCancel>
          <AlertDialogAction asChild>
            <Button variant="danger" onClick={confirm}>
              Void it
            </Button>
          </AlertDialogAction>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  )
}
