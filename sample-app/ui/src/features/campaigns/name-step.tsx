import type { FormEvent } from 'react'
import { Field } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

export function NameStep({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = String(new FormData(event.currentTarget).get('name')).trim()
    if (chosen) onDone(chosen)
  }
  return (
    <form onSubmit={submit} className="space-y-6">
      <Field label="Campaign name" hint="Only your team sees it.">
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={name}
            placeholder="Spring offer, Phoenix"
            required
            maxLength={120}
            pattern=".*\S.*"
            autoComplete="off"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the step has this one field
            autoFocus
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit">Continue</Button>
      </div>
    </form>
  )
}
