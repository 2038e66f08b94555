import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from './ui/select'

interface ChoiceProps<T extends string> {
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
  id?: string
  label?: string
  className?: string
}

/** One of a few values, one of which is always chosen. */
export function Choice<T extends string>({ value, options, onChange, id, label, className }: ChoiceProps<T>) {
  return (
    <Select value={value} onValueChange={(next) => onChange(next as T)}>
      <SelectTrigger id={id} aria-label={label} className={className}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  )
}
