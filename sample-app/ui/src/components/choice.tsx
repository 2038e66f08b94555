import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from './ui/select'

interface ChoiceProps<T extends string> {
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
  id?: string
  label?: string
  /** Shown while nothing is chosen, which is when `value` is empty. */
  placeholder?: string
  disabled?: boolean
  className?: string
}

/** One of a few values. */
export function Choice<T extends string>({
  value,
  options,
  onChange,
  id,
  label,
  placeholder,
  disabled,
  className,
}: ChoiceProps<T>) {
  return (
    <Select value={value} disabled={disabled} onValueChange={(next) => onChange(next as T)}>
      <SelectTrigger id={id} aria-label={label} className={className}>
        <SelectValue placeholder={placeholder} />
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
