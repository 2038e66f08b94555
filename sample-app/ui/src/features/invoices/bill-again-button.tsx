import { RotateCw } from 'lucide-react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Invoice } from '@/api/types'
import { Button } from '@/components/ui/button'
import { monthName } from '@/lib/time'
import { useBillAgain } from './invoices'

/** Bills a month whose invoice is void once more, by what is known of it now. */
export function BillAgainButton({ invoice }: { invoice: Invoice }) {
  const billAgain = useBillAgain()
  if (invoice.state !== 'void' || invoice.billed_again) return null

  function bill() {
    billAgain.mutate(invoice.id, {
      onSuccess: ({ number, state }) =>
        toast.success(
          state === 'draft'
            ? `${monthName(invoice.month)} is rated again; run the month to issue it`
            : `${monthName(invoice.month)} is billed again with invoice ${number ?? ''}`,
        ),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <Button size="sm" variant="outline" busy={billAgain.isPending} onClick={bill}>
      <RotateCw aria-hidden /> Bill again
    </Button>
  )
}
