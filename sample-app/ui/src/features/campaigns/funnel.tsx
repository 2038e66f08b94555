import { count, share } from '@/lib/format'
import type { Progress } from './progress'

/** From everyone in the list to those who became leads; each stage beside its share of the one before. */
export function Funnel({ progress }: { progress: Progress }) {
  const { targets, dialed, answered, leads } = progress
  const stages = [
    { label: 'Contacts', value: targets, of: null },
    { label: 'Dialed', value: dialed, of: targets },
    { label: 'Answered', value: answered, of: dialed },
    ...(leads === undefined ? [] : [{ label: 'Leads', value: leads, of: answered }]),
  ]
  return (
    <ol aria-label="Funnel" className="grid grid-cols-2 gap-x-4 gap-y-5 sm:flex">
      {stages.map(({ label, value, of }) => (
        <li key={label} className="flex-1 space-y-2">
          <div className="flex h-14 items-end overflow-hidden rounded-md bg-muted" aria-hidden>
            <div
              className="w-full rounded-t-[3px] bg-chart-1/85 transition-[height] duration-500"
              style={{ height: `${targets > 0 ? Math.min(100, (value / targets) * 100) : 0}%` }}
            />
          </div>
          <div>
            <p className="text-lg leading-tight font-semibold tabular-nums">{count(value)}</p>
            <p className="text-[13px] text-muted-foreground">
              {label}
              {of !== null && of > 0 && <span className="tabular-nums"> · {share(value / of)}</span>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
