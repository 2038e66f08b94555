import type { ReactNode } from 'react'

interface CheckboxFieldProps {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  className?: string
}

/** A box and what ticking it means. */
export function CheckboxField({ label, checked, onChange, className }: CheckboxFieldProps) {
  return (
    <label className={className ?? 'flex items-start gap-2.5 text-sm'}>
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-primary"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
