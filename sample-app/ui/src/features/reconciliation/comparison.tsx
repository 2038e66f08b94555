import type { ProviderFile, Reconciliation, ReconciliationState } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { StatTile } from '@/components/stat-tile'
import { Card } from '@/components/ui/card'
import { count, plural } from '@/lib/format'
import { dateTime } from '@/lib/time'
import { CallsCard } from './calls-card'
import { charge, states, useReconciliation } from './reconciliation'
import { UnreadRows } from './unread-rows'

/** One file: its totals, what could not be read of it, and its calls. */
export function Comparison({ file }: { file: ProviderFile }) {
  const { data, error, refetch } = useReconciliation(file.id)
  if (!data) {
    return (
      <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowSkeletons />}</Card>
    )
  }
  return (
    <div className="space-y-6">
      <p className="text-[13px] text-muted-foreground">
        {file.file_name}, {plural(file.rows, 'row')}, uploaded {dateTime(file.uploaded_at)}
      </p>
      <Totals reconciliation={data} />
      <UnreadRows reconciliation={data} />
      <CallsCard reconciliation={data} />
    </div>
  )
}

function Totals({ reconciliation: { file, totals } }: { reconciliation: Reconciliation }) {
  const names = Object.keys(states) as ReconciliationState[]
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {names.map((state) => {
        const total = totals.find((one) => one.state === state)
        return (
          <StatTile
            key={state}
            label={states[state].label}
            value={count(total?.calls ?? 0)}
            note={total ? noteOf(state, total, file.currency) : 'No call'}
          />
        )
      })}
    </div>
  )
}

function noteOf(state: ReconciliationState, total: Reconciliation['totals'][number], currency: string) {
  if (state === 'matched') return `${charge(total.charged, currency)} charged`
  if (state === 'differing')
    return `${charge(total.difference, currency)} difference: ${charge(total.charged, currency)} charged, ${charge(total.recorded, currency)} recorded`
  return state === 'theirs_only'
    ? `${charge(total.charged, currency)} charged for calls that are not known here`
    : `${charge(total.recorded, currency)} recorded in the month and not in the file`
}
