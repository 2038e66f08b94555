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
import { Input, Textarea } from '@/components/ui/input'
import { useAddLead } from './leads'

interface AddLeadProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function AddLead({ open, onOpenChange }: AddLeadProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Add lead</DialogTitle>
          <DialogDescription>Someone to call who is not in a campaign.</DialogDescription>
        </DialogHeader>
        <LeadForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function LeadForm({ onDone }: { onDone: () => void }) {
  const add = useAddLead()
  const errors = fieldErrors(add.error, ['name', 'phone', 'email', 'notes'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    add.mutate(
      {
        name: text('name'),
        phone: text('phone'),
        email: text('email') || undefined,
        notes: text('notes') || undefined,
      },
      {
        onSuccess: ({ lead, known }) => {
          if (known)
            toast.info(`${lead.name} already has this number`, { description: 'Nothing was changed.' })
          else toast.success(`${lead.name} added`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <Field label="Name" error={errors.name}>
        {(control) => <Input {...control} name="name" autoComplete="off" required />}
      </Field>
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
      <Field label="Email" error={errors.email} optional>
        {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
      </Field>
      <Field label="Notes" error={errors.notes} optional>
        {(control) => <Textarea {...control} name="notes" />}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={add.isPending}>
          Add Lead
        </Button>
      </DialogFooter>
    </form>
  )
}
