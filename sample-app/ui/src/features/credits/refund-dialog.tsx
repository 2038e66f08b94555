import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { CreditRefund, ReceivedCredit } from '@/api/types'
import { useKeyed } from '@/api/use-keyed'
import { Field, FormError } from '@/components/field'
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
import { Input } from '@/components/ui/input'
import { money } from '@/lib/format'
import { dateTime } from '@/lib/time'
import { useRefund } from './credits'
import { ReasonField } from './reason-field'

interface RefundDialogProps {
  clientId: string
  /** What is to go back; nothing while it is null. */
  topUp: ReceivedCredit | null
  onClose: () => void
}

/** Gives a top-up back, or a part of it. */
export function RefundDialog({ clientId, topUp, onClose }: RefundDialogProps) {
  return (
    <Dialog open={topUp !== null} onOpenChange={(open) => !open && onClose()}>
      {topUp && (
        <DialogContent>
          <DialogHeader>
            <DialogTitle>
              Refund {money(topUp.amount)} of {dateTime(topUp.at)}
            </DialogTitle>
            <DialogDescription>
              The credit is taken away here, up to {money(topUp.refundable)}. Money that was paid at checkout
              goes back at the gateway; do it there alone, and its credit follows by itself.
            </DialogDescription>
          </DialogHeader>
          <RefundForm clientId={clientId} topUp={topUp} onDone={onClose} />
        </DialogContent>
      )}
    </Dialog>
  )
}

function RefundForm({
  clientId,
  topUp,
  onDone,
}: {
  clientId: string
  topUp: ReceivedCredit
  onDone: () => void
}) {
  const refund = useRefund(clientId)
  const keyed = useKeyed<CreditRefund>()
  const errors = fieldErrors(refund.error, ['amount.amount', 'reason'])
  const { currency } = topUp.amount

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    const body = {
      top_up: topUp.key,
      amount: { amount: text('amount'), currency },
      reason: text('reason'),
    }
    refund.mutate(keyed(body), {
      onSuccess: ({ credit }) => {
        toast.success(`${money(credit.available)} are left`)
        onDone()
      },
    })
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <Field label={`Amount in ${currency}`} error={errors['amount.amount']}>
        {(control) => (
          <Input
            {...control}
            name="amount"
            inputMode="decimal"
            pattern="\d{1,9}(\.\d{1,6})?"
            defaultValue={topUp.refundable.amount}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <ReasonField error={errors.reason} placeholder="Sent back by bank transfer" />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={refund.isPending}>
          Refund
        </Button>
      </DialogFooter>
    </form>
  )
}
