import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { CreditReceipt } from '@/api/types'
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
import { useChangeCredit, type ChangeKind } from './credits'
import { ReasonField } from './reason-field'

const AMOUNT = '\\d{1,9}(\\.\\d{1,6})?'

const TEXTS: Record<
  ChangeKind,
  { title: string; description: string; hint: string; pattern: string; reason: string }
> = {
  'top-up': {
    title: 'Add credit',
    description: 'Calls can use it at once. What is owed is paid first.',
    hint: 'What the client paid.',
    pattern: AMOUNT,
    reason: 'Bank transfer of March 3',
  },
  adjustment: {
    title: 'Adjust',
    description: 'Corrects the balance by an entry of its own; nothing is changed behind it.',
    hint: 'With a minus to take credit away, as far as nothing holds it.',
    pattern: `-?${AMOUNT}`,
    reason: 'Call dropped by our carrier',
  },
}

interface ChangeDialogProps {
  client: { id: string; name: string }
  currency: string
  /** What is to be done; nothing while it is null. */
  kind: ChangeKind | null
  onClose: () => void
}

/** Adds credit, or corrects it. */
export function ChangeDialog({ client, currency, kind, onClose }: ChangeDialogProps) {
  return (
    <Dialog open={kind !== null} onOpenChange={(open) => !open && onClose()}>
      {kind && (
        <DialogContent>
          <DialogHeader>
            <DialogTitle>
              {TEXTS[kind].title}: {client.name}
            </DialogTitle>
            <DialogDescription>{TEXTS[kind].description}</DialogDescription>
          </DialogHeader>
          <ChangeForm clientId={client.id} currency={currency} kind={kind} onDone={onClose} />
        </DialogContent>
      )}
    </Dialog>
  )
}

interface ChangeFormProps {
  clientId: string
  currency: string
  kind: ChangeKind
  onDone: () => void
}

function ChangeForm({ clientId, currency, kind, onDone }: ChangeFormProps) {
  const change = useChangeCredit(clientId, kind)
  const keyed = useKeyed<CreditReceipt>()
  const errors = fieldErrors(change.error, ['amount.amount', 'reason', 'expires_on'])
  const texts = TEXTS[kind]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const body = {
      amount: { amount: text('amount'), currency },
      reason: text('reason'),
      expires_on: text('expires_on') || undefined,
    }
    change.mutate(keyed(body), {
      onSuccess: ({ credit }) => {
        toast.success(`${money(credit.available)} are available now`)
        onDone()
      },
    })
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <Field label={`Amount in ${currency}`} error={errors['amount.amount']} hint={texts.hint}>
        {(control) => (
          <Input
            {...control}
            name="amount"
            inputMode={kind === 'top-up' ? 'decimal' : 'text'}
            pattern={texts.pattern}
            autoComplete="off"
            placeholder="50.00"
            required
          />
        )}
      </Field>
      <ReasonField error={errors.reason} placeholder={texts.reason} />
      {kind === 'top-up' && (
        <Field
          label="Last day"
          error={errors.expires_on}
          hint="What is left after it is lost; without one, credit lasts."
          optional
        >
          {(control) => <Input {...control} name="expires_on" type="date" className="w-44" />}
        </Field>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={change.isPending}>
          {texts.title}
        </Button>
      </DialogFooter>
    </form>
  )
}
