import { Field } from '@/components/field'
import { Input } from '@/components/ui/input'

/** Why credit moves by hand; its value is in the form as `reason`. */
export function ReasonField({ error, placeholder }: { error?: string; placeholder: string }) {
  return (
    <Field label="Reason" error={error} hint="The client reads it.">
      {(control) => (
        <Input
          {...control}
          name="reason"
          maxLength={200}
          placeholder={placeholder}
          autoComplete="off"
          required
        />
      )}
    </Field>
  )
}
