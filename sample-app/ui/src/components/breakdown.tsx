import { cn } from '@/lib/cn'
import { count, share } from '@/lib/format'

interface Part {
  label: string
  value: number
  /** Class of its colour. */
  bar: string
}

interface BreakdownProps {
  label: string
  parts: Part[]
  /** How a value is written; a count unless something else is said. */
  format?: (value: number) => string
}

/** What a sum is made of: one stacked bar, and a legend that carries the figures. */
export function Breakdown({ label, parts, format = count }: BreakdownProps) {
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const shown = parts.filter((part) => part.value > 0)
  if (total === 0) return <p className="py-4 text-[13px] text-muted-foreground">Nothing to show yet.</p>
  return (
    <div className="space-y-4">
      <div className="flex h-2.5 gap-px overflow-hidden rounded-full bg-secondary" aria-hidden>
        {shown.map((part) => (
          <div
            key={part.label}
            className={cn('transition-[width] duration-500', part.bar)}
            style={{ width: `${(part.value / total) * 100}%` }}
          />
        ))}
      </div>
      <ul aria-label={label} className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {shown.map((part) => (
          <li key={part.label} className="flex items-center gap-2 text-[13px]">
            <span className={cn('size-2 shrink-0 rounded-full', part.bar)} aria-hidden />
            <span className="min-w-0 flex-1 truncate text-muted-foreground">{part.label}</span>
            <span className="font-medium tabular-nums">{format(part.value)}</span>
            <span className="w-9 text-right text-muted-foreground tabular-nums">
              {share(part.value / total)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
