import type { ReactNode } from 'react'
import { Card } from './ui/card'

/** One figure with its name and what explains it. */
export function StatTile({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <Card className="px-5 py-4">
      <p className="text-[13px] text-muted-foreground">{label}</p>
      <p className="mt-1.5 text-2xl font-semibold tracking-tight tabular-nums">{value}</p>
      {note && <div className="mt-1 text-[13px] text-muted-foreground tabular-nums">{note}</div>}
    </Card>
  )
}
