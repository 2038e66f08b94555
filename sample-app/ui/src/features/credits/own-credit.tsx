import { ErrorState } from '@/components/error-state'
import { Card } from '@/components/ui/card'
import { CreditTiles } from './credit-tiles'
import { useOwnCredit, useOwnEntries } from './credits'
import { EntriesCard } from './entries-card'

/** A client's own credit, where the plan is prepaid or something is left of a time when it was. */
export function OwnCredit() {
  const { data, error, refetch } = useOwnCredit()
  if (!data) {
    if (!error) return null
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  }
  const { prepaid, available, held, debt } = data
  if (!prepaid && [available, held, debt].every(({ amount }) => Number(amount) === 0)) return null
  return (
    <section aria-label="Credit" className="space-y-6">
      <CreditTiles credit={data} />
      <OwnEntries />
    </section>
  )
}

function OwnEntries() {
  return <EntriesCard entries={useOwnEntries()} />
}
