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
import { useAddConsent, type NewConsent } from './compliance'
import { LEVELS, PURPOSES } from './words'

interface AddConsentProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function AddConsent({ open, onOpenChange }: AddConsentProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Add a consent</DialogTitle>
          <DialogDescription>
            Given now. Keep what proves it; here is noted where to find it.
          </DialogDescription>
        </DialogHeader>
        <ConsentForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function ConsentForm({ onDone }: { onDone: () => void }) {
  const [purpose, setPurpose] = useState<NewConsent['purpose']>('marketing')
  const [level, setLevel] = useState<NewConsent['level']>('written')
  const add = useAddConsent()
  const errors = fieldErrors(add.error, ['phone', 'source', 'text_version'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    add.mutate(
      { phone: text('phone'), purpose, level, source: text('source'), text_version: text('text_version') },
      {
        onSuccess: (consent) => {
          toast.success(`Consent of ${phone(consent.phone)} recorded`)
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
      <Field label="For which calls">
        {(control) => <Choice {...control} value={purpose} options={PURPOSES} onChange={setPurpose} />}
      </Field>
      <Field label="How they consented">
        {(control) => <Choice {...control} value={level} options={LEVELS} onChange={setLevel} />}
      </Field>
      <Field label="Source" error={errors.source} hint="A form’s address, or a recording’s reference.">
        {(control) => <Input {...control} name="source" required maxLength={500} autoComplete="off" />}
      </Field>
      <Field label="Text they agreed to" error={errors.text_version} hint="Its name or version.">
        {(control) => <Input {...control} name="text_version" required maxLength={200} autoComplete="off" />}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={add.isPending}>
          Add consent
        </Button>
      </DialogFooter>
    </form>
  )
}
