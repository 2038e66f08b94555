import { useState, type FormEvent, type ReactNode } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { Campaign } from '@/api/types'
import { CheckboxField } from '@/components/checkbox-field'
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
import { LEVELS, PURPOSES } from '@/features/compliance/words'
import { viewerZone } from '@/lib/time'
import { useChangeCampaign } from './campaigns'
import { backwardsDay, dayName, parseHours } from './hours'
import { HoursEditor } from './hours-editor'
import { changesIn, settingsOf, type SettingsForm } from './settings'

interface CampaignSettingsProps {
  campaign: Campaign
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What a campaign may do, changed at any time before it is over; it holds from the next call on. */
export function CampaignSettingsDialog({ campaign, open, onOpenChange }: CampaignSettingsProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Settings</DialogTitle>
          <DialogDescription>
            They hold from the next call on, also while the campaign runs.
          </DialogDescription>
        </DialogHeader>
        <Form campaign={campaign} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

const FIELDS = [
  'consent.level',
  'consent.text_version',
  'calling_hours',
  'max_concurrent_calls',
  'weight',
  'max_attempts',
] as const

function Form({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const [form, setForm] = useState(() => settingsOf(campaign))
  const change = useChangeCampaign(campaign.id)
  const errors = fieldErrors(change.error, FIELDS)
  const set = (changed: Partial<SettingsForm>) => setForm({ ...form, ...changed })
  const backwards = backwardsDay(parseHours(form.hours) ?? {})
  const hoursError = backwards
    ? `${dayName(backwards)}: the end has to come after the beginning.`
    : errors.calling_hours

  function submit(event: FormEvent) {
    event.preventDefault()
    if (backwards) return
    change.mutate(changesIn(campaign, form), {
      onSuccess: () => {
        toast.success('Settings saved')
        onDone()
      },
    })
  }

  return (
    <form onSubmit={submit} className="space-y-6">
      <FormError>{errors.form}</FormError>
      <Permission form={form} set={set} textError={errors['consent.text_version']} />
      <Section title="When">
        <HoursEditor value={form.hours} onChange={(hours) => set({ hours })} error={hoursError} />
        <Times form={form} set={set} />
      </Section>
      <Section title="How many">
        <Limits form={form} set={set} errors={errors} />
      </Section>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button type="submit" busy={change.isPending}>
          Save settings
        </Button>
      </DialogFooter>
    </form>
  )
}

interface PartProps {
  form: SettingsForm
  set: (changed: Partial<SettingsForm>) => void
}

function Permission({ form, set, textError }: PartProps & { textError?: string }) {
  const attested = form.consentLevel !== 'none'
  return (
    <Section title="Why, and with what permission">
      <Field label="Purpose" hint="It decides what permission the law asks for.">
        {(control) => (
          <Choice
            {...control}
            value={form.purpose}
            options={PURPOSES}
            onChange={(purpose) => set({ purpose })}
          />
        )}
      </Field>
      <CheckboxField
        label="I confirm that everybody on this list consented to such calls, and that I can prove it"
        checked={attested}
        onChange={(on) => set({ consentLevel: on ? 'express' : 'none' })}
      />
      {attested && (
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="How they consented">
            {(control) => (
              <Choice
                {...control}
                value={form.consentLevel === 'written' ? 'written' : 'express'}
                options={LEVELS}
                onChange={(consentLevel) => set({ consentLevel })}
              />
            )}
          </Field>
          <Field label="Text they agreed to" error={textError} hint="Its name or version, to find it again.">
            {(control) => (
              <Input
                {...control}
                value={form.textVersion}
                required
                maxLength={200}
                placeholder="web form, March 2026"
                onChange={(event) => set({ textVersion: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </Section>
  )
}

function Times({ form, set }: PartProps) {
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field label="Start" hint={`In your time zone, ${viewerZone()}.`} optional>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={form.startAt}
            onChange={(event) => set({ startAt: event.target.value })}
          />
        )}
      </Field>
      <Field label="End" hint="Whoever still waits then is not called." optional>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            min={form.startAt || undefined}
            value={form.endAt}
            onChange={(event) => set({ endAt: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

function Limits({ form, set, errors }: PartProps & { errors: Record<string, string | undefined> }) {
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
      <Field label="Calls at once" error={errors.max_concurrent_calls} hint="Empty for no limit of its own.">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            value={form.maxConcurrentCalls}
            onChange={(event) => set({ maxConcurrentCalls: event.target.value })}
          />
        )}
      </Field>
      <Field label="Weight" error={errors.weight} hint="Twice the weight, twice the share.">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={1000}
            required
            value={form.weight}
            onChange={(event) => set({ weight: event.target.value })}
          />
        )}
      </Field>
      <Field label="Attempts" error={errors.max_attempts} hint="At most, for each person.">
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={10}
            required
            value={form.maxAttempts}
            onChange={(event) => set({ maxAttempts: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-4 border-t pt-5 first:border-t-0 first:pt-0">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  )
}
