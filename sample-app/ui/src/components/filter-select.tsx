import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from './ui/select'

const ALL = 'all'

interface FilterSelectProps {
  label: string
  /** What is shown when nothing is filtered, such as `All states`. */
  all: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
  className?: string
}

/** One choice that narrows a list; the first entry takes the filter off. */
export function FilterSelect({ label, all, value, options, onChange, className }: FilterSelectProps) {
  return (
    <Select value={value ?? ALL} onValueChange={(next) => onChange(next === ALL ? undefined : next)}>
      <SelectTrigger className={className} aria-label={label}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={ALL}>{all}</SelectItem>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  )
}
