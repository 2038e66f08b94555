import { useId, type ReactNode } from 'react'
import { Label } from './ui/label'

interface FieldProps {
  label: string
  error?: string
  hint?: ReactNode
  optional?: boolean
  /** Renders the control with the attributes that tie it to its label and messages. */
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode
}

/** A labelled control with its hint, or the error that the server reported for it. */
export function Field({ label, error, hint, optional, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="space-y-2">
      <Label htmlFor={id}>
        {label} {optional && <span className="font-normal text-muted-foreground">(optional)</span>}
      </Label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note && (
        <p
          id={`${id}-note`}
          role={error ? 'alert' : undefined}
          className={error ? 'text-[13px] text-danger' : 'text-[13px] text-muted-foreground'}
        >
          {note}
        </p>
      )}
    </div>
  )
}

/** A message about a form as a whole. */
export function FormError({ children }: { children?: string }) {
  if (!children) return null
  return (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-[13px] text-danger">
      {children}
    </p>
  )
}
