import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
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
import { phone } from '@/lib/format'
import { useForbid } from './do-not-call'

interface AddNumberProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function AddNumber({ open, onOpenChange }: AddNumberProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Add a number</DialogTitle>
          <DialogDescription>
            No campaign calls it from the next call on, not even a running one.
          </DialogDescription>
        </DialogHeader>
        <NumberForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function NumberForm({ onDone }: { onDone: () => void }) {
  const forbid = useForbid()
  const errors = fieldErrors(forbid.error, ['phone', 'note'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    forbid.mutate(
      { phone: text('phone'), note: text('note') || undefined },
      {
        onSuccess: ({ entry, known }) => {
          if (known) toast.info(`${phone(entry.phone)} is on the list already`)
          else toast.success(`${phone(entry.phone)} will not be called`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <Field label="Phone" error={errors.phone} hint="With country code, or as dialed in your region.">
        {(control) => (
          <Input
            {...control}
            name="phone"
            type="tel"
            autoComplete="off"
            placeholder="+1 202 555 0123"
            required
          />
        )}
      </Field>
      <Field label="Note" error={errors.note} optional>
        {(control) => (
          <Input {...control} name="note" maxLength={500} placeholder="Asked by letter" autoComplete="off" />
        )}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={forbid.isPending}>
          Add number
        </Button>
      </DialogFooter>
    </form>
  )
}
