import { useRef, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { CreditChange } from '@/api/types'
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
import { useChangeCredit, type ChangeKind, type KeyedChange } from './credits'

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
  const keyed = useKeyed()
  const errors = fieldErrors(change.error, ['amount.amount', 'reason'])
  const texts = TEXTS[kind]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    change.mutate(keyed({ amount: { amount: text('amount'), currency }, reason: text('reason') }), {
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
      <Field label="Reason" error={errors.reason} hint="The client reads it.">
        {(control) => (
          <Input
            {...control}
            name="reason"
            maxLength={200}
            placeholder={texts.reason}
            autoComplete="off"
            required
          />
        )}
      </Field>
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

/** Gives a change its key; the same again after a lost answer, another one as soon as it is another change. */
function useKeyed() {
  const last = useRef<{ text: string; key: string }>(null)
  return (body: CreditChange): KeyedChange => {
    const text = JSON.stringify(body)
    if (last.current?.text !== text) last.current = { text, key: newKey() }
    return { key: last.current.key, body }
  }
}

/** Unlike `randomUUID`, this is there on pages without TLS too. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
