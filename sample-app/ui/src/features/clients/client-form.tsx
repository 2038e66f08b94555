import { useState, type FormEvent } from 'react'
import { fieldErrors } from '@/api/problem'
import type { Tenant } from '@/api/types'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { usePlans } from '@/features/plans/plans'
import { money } from '@/lib/format'
import { viewerZone } from '@/lib/time'
import { useCreateClient } from './clients'

const FIELDS = ['name', 'plan_id', 'region', 'time_zone', 'caller_id', 'user.name', 'user.email'] as const

export function ClientForm({ onCreated }: { onCreated: (tenant: Tenant) => void }) {
  const plans = usePlans()
  const create = useCreateClient()
  const [planId, setPlanId] = useState<string>()
  const plan = planId ?? plans.data?.items[0]?.id
  const errors = fieldErrors(create.error, FIELDS)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!plan) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim()
    const email = text('user.email')
    create.mutate(
      {
        name: text('name'),
        region: text('region').toUpperCase(),
        time_zone: text('time_zone'),
        plan_id: plan,
        caller_id: text('caller_id') || undefined,
        user: email ? { email, name: text('user.name') || undefined } : undefined,
      },
      { onSuccess: onCreated },
    )
  }

  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      {errors.form && (
        <div className="sm:col-span-2">
          <FormError>{errors.form}</FormError>
        </div>
      )}
      <Field label="Business name" error={errors.name}>
        {(control) => <Input {...control} name="name" autoComplete="off" required />}
      </Field>
      <Field label="Plan" error={errors.plan_id}>
        {(control) => (
          <Select value={plan} onValueChange={setPlanId}>
            <SelectTrigger {...control}>
              <SelectValue placeholder="Loading plans" />
            </SelectTrigger>
            <SelectContent>
              {plans.data?.items.map((each) => (
                <SelectItem key={each.id} value={each.id}>
                  {each.name} ·{' '}
                  {each.kind === 'prepaid_credits'
                    ? `${money(each.overage_rate)} a minute, paid in advance`
                    : `${money(each.monthly_fee)}, ${each.included_minutes} min`}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field label="Region" error={errors.region} hint="Country of numbers without a country code.">
        {(control) => (
          <Input {...control} name="region" defaultValue="US" pattern="[A-Za-z]{2}" maxLength={2} required />
        )}
      </Field>
      <Field label="Time zone" error={errors.time_zone} hint="Days and months of usage begin there.">
        {(control) => <Input {...control} name="time_zone" defaultValue={viewerZone()} required />}
      </Field>
      <div className="sm:col-span-2">
        <Field label="Caller id" error={errors.caller_id} hint="The number that people see." optional>
          {(control) => <Input {...control} name="caller_id" type="tel" placeholder="+1 202 555 0100" />}
        </Field>
      </div>
      <Field label="First user’s name" error={errors['user.name']} optional>
        {(control) => <Input {...control} name="user.name" autoComplete="off" />}
      </Field>
      <Field label="First user’s email" error={errors['user.email']} hint="A password is generated." optional>
        {(control) => <Input {...control} name="user.email" type="email" autoComplete="off" />}
      </Field>
      <DialogFooter className="mt-2 sm:col-span-2">
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={create.isPending} disabled={!plan}>
          Create client
        </Button>
      </DialogFooter>
    </form>
  )
}
