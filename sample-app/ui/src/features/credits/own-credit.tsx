import type { ReactNode } from 'react'
import type { Credit } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Card } from '@/components/ui/card'
import { CreditTiles } from './credit-tiles'
import { useOwnCredit, useOwnEntries } from './credits'
import { EntriesCard } from './entries-card'

/** A client's own credit, where the plan is prepaid or something is left of a time when it was. */
export function OwnCredit({ children }: { children?: ReactNode }) {
  const { data, error, refetch } = useOwnCredit()
  if (!data) {
    if (!error) return null
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  }
  if (!concerns(data)) return null
  return (
    <section aria-label="Credit" className="space-y-6">
      <CreditTiles credit={data} />
      {children}
    </section>
  )
}

/** What moved of it; nothing where the client has none. */
export function OwnEntries() {
  const { data } = useOwnCredit()
  return data && concerns(data) ? <Entries /> : null
}

function Entries() {
  return <EntriesCard entries={useOwnEntries()} />
}

function concerns({ prepaid, available, held, debt }: Credit): boolean {
  return prepaid || [available, held, debt].some(({ amount }) => Number(amount) !== 0)
}
