import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addMonths, monthName, monthOf } from '@/lib/time'
import { Button } from './ui/button'

/** Steps through months, up to the current one. */
export function MonthPicker({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const latest = month >= monthOf(new Date())
  return (
    <div
      className="flex items-center rounded-md border border-input bg-card shadow-xs"
      role="group"
      aria-label="Month"
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label="Previous month"
        onClick={() => onChange(addMonths(month, -1))}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="min-w-32 text-center font-medium tabular-nums" aria-live="polite">
        {monthName(month)}
      </span>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Next month"
        disabled={latest}
        onClick={() => onChange(addMonths(month, 1))}
      >
        <ChevronRight aria-hidden />
      </Button>
    </div>
  )
}
