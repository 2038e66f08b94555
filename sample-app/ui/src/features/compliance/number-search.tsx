import { Search } from 'lucide-react'
import { Input } from '@/components/ui/input'

interface NumberSearchProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** A field for the number of a person whose records are looked for. */
export function NumberSearch({ label, value, onChange }: NumberSearchProps) {
  return (
    <div className="relative w-52">
      <Search className="absolute top-2.5 left-3 size-4 text-muted-foreground" aria-hidden />
      <Input
        type="search"
        aria-label={label}
        placeholder="A whole number"
        className="pl-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
