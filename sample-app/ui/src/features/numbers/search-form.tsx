import { Search as SearchIcon } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { CheckboxField } from '@/components/checkbox-field'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import type { Search } from './orders'
import { SEARCHABLE } from './words'

const COUNTRIES = [
  { value: 'US', label: 'United States' },
  { value: 'CA', label: 'Canada' },
  { value: 'GB', label: 'United Kingdom' },
  { value: 'AU', label: 'Australia' },
  { value: 'DE', label: 'Germany' },
]

const KINDS: { value: Search['kind']; label: string }[] = [
  { value: 'local', label: 'Local' },
  { value: 'toll_free', label: 'Toll-free' },
  { value: 'mobile', label: 'Mobile' },
]

/** What to look for; everything may stay empty. */
export function SearchForm({ onSearch }: { onSearch: (search: Search) => void }) {
  const [country, setCountry] = useState('US')
  const [kind, setKind] = useState<Search['kind']>('local')
  const [capabilities, setCapabilities] = useState<Search['capabilities']>(['voice'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name)).trim() || undefined
    onSearch({
      country,
      kind,
      area_code: text('area_code'),
      contains: text('contains'),
      region: text('region'),
      locality: text('locality'),
      capabilities,
    })
  }

  return (
    <Card className="p-5">
      <form onSubmit={submit} aria-label="Search numbers" className="space-y-5">
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field label="Country">
            {({ id }) => <Choice id={id} value={country} options={COUNTRIES} onChange={setCountry} />}
          </Field>
          <Field label="Kind">
            {({ id }) => <Choice id={id} value={kind} options={KINDS} onChange={setKind} />}
          </Field>
          <Field label="Area code" optional>
            {(control) => (
              <Input
                {...control}
                name="area_code"
                inputMode="numeric"
                pattern="\d{3}"
                title="Three digits"
                maxLength={3}
                placeholder="312"
                autoComplete="off"
              />
            )}
          </Field>
          <Field label="Contains" optional>
            {(control) => (
              <Input {...control} name="contains" maxLength={16} placeholder="0100" autoComplete="off" />
            )}
          </Field>
          <Field label="State or region" optional>
            {(control) => (
              <Input {...control} name="region" maxLength={40} placeholder="IL" autoComplete="off" />
            )}
          </Field>
          <Field label="City" optional>
            {(control) => (
              <Input {...control} name="locality" maxLength={60} placeholder="Chicago" autoComplete="off" />
            )}
          </Field>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <legend className="sr-only">Good for</legend>
            {SEARCHABLE.map(({ value, label }) => (
              <CheckboxField
                key={value}
                label={label}
                checked={capabilities.includes(value)}
                onChange={(on) =>
                  setCapabilities((all) => (on ? [...all, value] : all.filter((one) => one !== value)))
                }
              />
            ))}
          </fieldset>
          <Button type="submit">
            <SearchIcon aria-hidden /> Search
          </Button>
        </div>
      </form>
    </Card>
  )
}
