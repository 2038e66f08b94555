import { CheckboxField } from '@/components/checkbox-field'
import { Field } from '@/components/field'
import { Input } from '@/components/ui/input'
import { DAYS, dayName, hoursText, parseHours, type Day, type Span } from './hours'

const OFFICE: Span = { from: '09:00', to: '17:00' }
const OFFICE_WEEK = 'MON-FRI 09:00-17:00'

interface HoursEditorProps {
  /** As the API writes them; empty for none. */
  value: string
  onChange: (value: string) => void
  error?: string
}

/** Hours of the week when people may be called: on or off, then a line for each day. */
export function HoursEditor({ value, onChange, error }: HoursEditorProps) {
  const week = value ? parseHours(value) : {}
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="sr-only">Calling hours</legend>
      <CheckboxField
        label="Only at these hours, in the time zone of whoever is called"
        checked={value !== ''}
        onChange={(on) => onChange(on ? OFFICE_WEEK : '')}
      />
      {value && week && <Days week={week} onChange={(changed) => onChange(hoursText(changed))} />}
      {value && !week && (
        <Field label="Hours" hint="Such as MON-FRI 09:00-12:00, MON-FRI 13:00-17:00.">
          {(control) => (
            <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
      )}
      {error && (
        <p role="alert" className="text-[13px] text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}

interface DaysProps {
  week: Partial<Record<Day, Span>>
  onChange: (week: Partial<Record<Day, Span>>) => void
}

function Days({ week, onChange }: DaysProps) {
  return (
    <ul className="space-y-1.5">
      {DAYS.map((day) => {
        const span = week[day]
        const change = (next: Partial<Span>) => onChange({ ...week, [day]: { ...OFFICE, ...span, ...next } })
        return (
          <li key={day} className="flex h-9 items-center gap-2 sm:gap-3">
            <CheckboxField
              className="flex w-16 shrink-0 items-center gap-2 text-sm [&>input]:mt-0"
              label={dayName(day)}
              checked={span !== undefined}
              onChange={(on) => onChange({ ...week, [day]: on ? OFFICE : undefined })}
            />
            {span ? (
              <>
                <Input
                  type="time"
                  required
                  aria-label={`${dayName(day)} from`}
                  className="max-w-32 px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
                  value={span.from}
                  onChange={(event) => change({ from: event.target.value })}
                />
                <span className="text-muted-foreground">to</span>
                <Input
                  type="time"
                  required
                  aria-label={`${dayName(day)} to`}
                  className="max-w-32 px-2 max-sm:[&::-webkit-calendar-picker-indicator]:hidden"
                  value={span.to}
                  onChange={(event) => change({ to: event.target.value })}
                />
              </>
            ) : (
              <span className="text-[13px] text-muted-foreground">Closed</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
