import { Input } from '@/components/ui/input'

/** Three digits or none: less than that is not an area code yet, and would find nothing. */
export function AreaCode({ onChange }: { onChange: (areaCode: string | undefined) => void }) {
  return (
    <Input
      type="search"
      inputMode="numeric"
      aria-label="Area code"
      placeholder="Area code"
      maxLength={3}
      className="w-32"
      onChange={(event) => onChange(/^\d{3}$/.test(event.target.value) ? event.target.value : undefined)}
    />
  )
}
