import { Skeleton } from '@/components/ui/skeleton'

/** A page that is on its way. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto w-full max-w-6xl space-y-6">
      <Skeleton className="h-7 w-48" />
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {Array.from({ length: 4 }, (_, tile) => (
          <Skeleton key={tile} className="h-26 rounded-xl bg-muted" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-xl bg-muted" />
    </div>
  )
}
