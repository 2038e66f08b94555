import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import { Choice } from '@/components/choice'
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
import { useAddDeal, type NewDeal } from './compliance'
import { DEALS } from './words'

interface AddDealProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function AddDeal({ open, onOpenChange }: AddDealProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Add an earlier deal</DialogTitle>
          <DialogDescription>
            Contact files can bring them too, in the columns last_purchase_on and last_inquiry_on.
          </DialogDescription>
        </DialogHeader>
        <DealForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function DealForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<NewDeal['kind']>('purchase')
  const add = useAddDeal()
  const errors = fieldErrors(add.error, ['phone', 'source', 'on'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    add.mutate(
      { phone: text('phone'), kind, source: text('source'), on: text('on') },
      {
        onSuccess: (deal) => {
          toast.success(`Deal with ${phone(deal.phone)} recorded`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <Field label="Phone" error={errors.phone}>
        {(control) => (
          <Input
            {...control}
            name="phone"
            type="tel"
            required
            autoComplete="off"
            placeholder="+1 202 555 0123"
          />
        )}
      </Field>
      <Field label="What it was">
        {(control) => <Choice {...control} value={kind} options={DEALS} onChange={setKind} />}
      </Field>
      <Field label="Day" error={errors.on}>
        {(control) => <Input {...control} name="on" type="date" required />}
      </Field>
      <Field label="Source" error={errors.source} hint="An order’s number, or a form’s address.">
        {(control) => <Input {...control} name="source" required maxLength={500} autoComplete="off" />}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={add.isPending}>
          Add deal
        </Button>
      </DialogFooter>
    </form>
  )
}
