import { ago, dateTime, exact } from '@/lib/time'

/** A moment in the viewer's zone; the tooltip has it to the second, with the zone. */
export function Instant({
  value,
  relative = false,
}: {
  value: string | null | undefined
  relative?: boolean
}) {
  if (!value) return <span className="text-muted-foreground">–</span>
  return (
    <time dateTime={value} title={exact(value)} className="whitespace-nowrap tabular-nums">
      {relative ? ago(value) : dateTime(value)}
    </time>
  )
}
