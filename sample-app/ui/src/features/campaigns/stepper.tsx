import { Check } from 'lucide-react'
import { cn } from '@/lib/cn'

/** Where one is in a flow of named steps. */
export function Stepper({ steps, current }: { steps: string[]; current: number }) {
  return (
    <ol aria-label="Steps" className="flex items-center gap-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={cn(
            'flex items-center gap-2 text-[13px] font-medium',
            index === current ? 'text-foreground' : 'text-muted-foreground',
          )}
        >
          {index > 0 && <span className="h-px w-4 bg-border sm:w-6" aria-hidden />}
          <span
            aria-hidden
            className={cn(
              'flex size-5 items-center justify-center rounded-full text-xs tabular-nums',
              index < current && 'bg-primary-soft text-link dark:text-foreground',
              index === current && 'bg-primary text-primary-foreground',
              index > current && 'bg-secondary',
            )}
          >
            {index < current ? <Check className="size-3" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}
