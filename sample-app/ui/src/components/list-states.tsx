import type { ReactNode } from 'react'
import { ErrorState } from './error-state'
import { Button } from './ui/button'
import { Card } from './ui/card'
import { Skeleton } from './ui/skeleton'

interface ListQuery {
  isPending: boolean
  error: unknown
  items: unknown[]
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
  refetch: () => unknown
}

interface ListStatesProps {
  query: ListQuery
  /** Shown when there is nothing at all. */
  empty: ReactNode
  children: ReactNode
  header?: ReactNode
}

/** The card of a list: skeleton, error with retry, empty state, or the rows with a way to more of them. */
export function ListStates({ query, empty, header, children }: ListStatesProps) {
  return (
    <Card className="overflow-hidden">
      {header}
      <ListBody query={query} empty={empty}>
        {children}
      </ListBody>
    </Card>
  )
}

function ListBody({ query, empty, children }: ListStatesProps) {
  if (query.isPending) return <RowSkeletons />
  if (query.error && query.items.length === 0)
    return <ErrorState error={query.error} onRetry={query.refetch} />
  if (query.items.length === 0) return empty
  return (
    <>
      {children}
      {query.hasNextPage && (
        <div className="flex justify-center border-t p-3">
          <Button
            variant="ghost"
            size="sm"
            busy={query.isFetchingNextPage}
            onClick={() => query.fetchNextPage()}
          >
            Load more
          </Button>
        </div>
      )}
    </>
  )
}

/** Rows that are on their way. */
export function RowSkeletons({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="divide-y">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-14 items-center gap-6 px-5">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="hidden h-4 w-1/6 sm:block" />
          <Skeleton className="h-4 w-1/5" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  )
}
