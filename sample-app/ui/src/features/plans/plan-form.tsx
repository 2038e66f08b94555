import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { Plan, PlanKind } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { increments, incrementOf } from './increments'
import { planKinds, useSavePlan } from './plans'

const CURRENCY = 'USD'
const FIELDS = [
  'name',
  'kind',
  'monthly_fee',
  'included_minutes',
  'overage_rate',
  'trial_days',
  'number_fee',
] as const
const AMOUNT = { inputMode: 'decimal', pattern: '\\d{1,9}(\\.\\d{1,6})?', required: true } as const

const kindOptions = Object.entries(planKinds).map(([value, { label }]) => ({
  value: value as PlanKind,
  label,
}))

/** The fields of a plan, for a new one or the one to edit. */
export function PlanForm({ plan, onDone }: { plan: Plan | undefined; onDone: () => void }) {
  const [kind, setKind] = useState<PlanKind>(plan?.kind ?? 'subscription_included')
  const [increment, setIncrement] = useState(incrementOf(plan?.increment))
  const save = useSavePlan(plan?.id)
  const errors = fieldErrors(save.error, FIELDS)
  const currency = plan?.monthly_fee.currency ?? CURRENCY

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    save.mutate(
      {
        name: text('name'),
        kind,
        monthly_fee: { amount: text('monthly_fee'), currency },
        included_minutes: kind === 'subscription_included' ? Number(text('included_minutes')) : 0,
        overage_rate: { amount: text('overage_rate'), currency },
        increment: increments[increment]?.value ?? { minimum_seconds: 0, step_seconds: 1 },
        trial_days: Number(text('trial_days')),
        number_fee: { amount: text('number_fee'), currency },
      },
      {
        onSuccess: (saved) => {
          toast.success(`${saved.name} saved`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      {errors.form && (
        <div className="sm:col-span-2">
          <FormError>{errors.form}</FormError>
        </div>
      )}
      <Field label="Name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            defaultValue={plan?.name}
            maxLength={80}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <Field label="Kind" error={errors.kind} hint={planKinds[kind].meaning}>
        {(control) => <Choice id={control.id} value={kind} options={kindOptions} onChange={setKind} />}
      </Field>
      <Field label={`Monthly fee in ${currency}`} error={errors.monthly_fee}>
        {(control) => (
          <Input
            {...control}
            {...AMOUNT}
            name="monthly_fee"
            defaultValue={plan?.monthly_fee.amount ?? '0.00'}
          />
        )}
      </Field>
      {kind === 'subscription_included' && (
        <Field label="Included minutes" error={errors.included_minutes}>
          {(control) => (
            <Input
              {...control}
              name="included_minutes"
              type="number"
              min={0}
              max={10_000_000}
              defaultValue={plan?.included_minutes ?? 100}
              required
            />
          )}
        </Field>
      )}
      <Field
        label={kind === 'subscription_included' ? 'Price of a further minute' : 'Price of a minute'}
        error={errors.overage_rate}
      >
        {(control) => (
          <Input
            {...control}
            {...AMOUNT}
            name="overage_rate"
            defaultValue={plan?.overage_rate.amount ?? ''}
          />
        )}
      </Field>
      <Field label="Calls are billed">
        {(control) => (
          <Choice
            id={control.id}
            value={increment}
            options={Object.entries(increments).map(([value, { label }]) => ({ value, label }))}
            onChange={setIncrement}
          />
        )}
      </Field>
      <Field label="Trial days" error={errors.trial_days} hint="The monthly fee is not charged for these.">
        {(control) => (
          <Input
            {...control}
            name="trial_days"
            type="number"
            min={0}
            max={365}
            defaultValue={plan?.trial_days ?? 0}
            required
          />
        )}
      </Field>
      <Field
        label={`Fee per phone number in ${currency}`}
        error={errors.number_fee}
        hint="For each number of a month, whole months."
      >
        {(control) => (
          <Input
            {...control}
            {...AMOUNT}
            name="number_fee"
            defaultValue={plan?.number_fee.amount ?? '0.00'}
          />
        )}
      </Field>
      <DialogFooter className="mt-2 sm:col-span-2">
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={save.isPending}>
          Save plan
        </Button>
      </DialogFooter>
    </form>
  )
}
