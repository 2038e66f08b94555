import { Progress as ProgressPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'

interface ProgressProps {
  /** 0 to 100. */
  value: number
  label: string
  className?: string
  barClassName?: string
}

function Progress({ value, label, className, barClassName }: ProgressProps) {
  return (
    <ProgressPrimitive.Root
      value={value}
      aria-label={label}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-secondary', className)}
    >
      <ProgressPrimitive.Indicator
        className={cn('h-full rounded-full bg-primary transition-[width] duration-500', barClassName)}
        style={{ width: `${value}%` }}
      />
    </ProgressPrimitive.Root>
  )
}

export { Progress }
