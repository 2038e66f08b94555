import type { Books } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { money, words } from '@/lib/format'
import { componentName, useBooks } from './profit'

/** What is posted to the platform's own accounts in a month; all of them add up to zero. */
export function BooksCard({ month }: { month: string }) {
  const { data: books, error, refetch } = useBooks(month)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Posted to the books</CardTitle>
      </CardHeader>
      {books ? (
        <Accounts accounts={books.accounts} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowSkeletons rows={3} />
      )}
    </Card>
  )
}

function Accounts({ accounts }: { accounts: Books['accounts'] }) {
  if (accounts.length === 0)
    return <p className="px-5 py-6 text-[13px] text-muted-foreground">Nothing is posted in this month.</p>
  return (
    <>
      <dl className="divide-y">
        {accounts.map(({ account, component, amount }) => (
          <div
            key={`${account} ${component} ${amount.currency}`}
            className="flex items-baseline justify-between gap-4 px-5 py-2.5"
          >
            <dt>
              {words(account)}
              {component && (
                <span className="text-[13px] text-muted-foreground"> {componentName(component)}</span>
              )}
            </dt>
            <dd className="tabular-nums">{money(amount)}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t px-5 py-3 text-[13px] text-pretty text-muted-foreground">
        Every entry takes from one account what it gives to another. Suppliers is what is owed for all costs,
        Invoiced what clients were billed and did not pay yet. A cost that is corrected later counts in the
        month in which the correction came.
      </p>
    </>
  )
}
