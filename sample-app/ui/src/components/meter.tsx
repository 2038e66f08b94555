import { cn } from '@/lib/cn'
import { count, decimal } from '@/lib/format'
import { Progress } from './ui/progress'

interface MeterProps {
  /** Minutes used, as decimal text. */
  used: string
  included: number
  className?: string
}

/** Minutes used, of those included where there are any; the bar warns from 80 % on and changes colour above 100 %. */
export function MinutesMeter({ used, included, className }: MeterProps) {
  if (included === 0)
    return <p className={cn('text-[13px] tabular-nums', className)}>{decimal(used, 1)} min</p>
  const share = (Number(used) / included) * 100
  return (
    <div className={cn('space-y-2', className)}>
      <p className="text-[13px] text-muted-foreground tabular-nums">
        <span className="font-medium text-foreground">{decimal(used, 1)}</span> of {count(included)} min
      </p>
      <Progress
        value={Math.min(100, share)}
        label={`${decimal(used, 1)} of ${count(included)} included minutes used`}
        barClassName={share > 100 ? 'bg-danger' : share >= 80 ? 'bg-chart-3' : undefined}
      />
    </div>
  )
}
