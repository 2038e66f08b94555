import { CircleCheck } from 'lucide-react'
import type { ProviderError } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { Instant } from '@/components/instant'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { plural } from '@/lib/format'

/** Calls that providers did not place within the last week: what they said, what it means, and what helps. */
export function ProviderErrors({ errors }: { errors: ProviderError[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader className="py-3">
        <CardTitle>Refused calls</CardTitle>
        <p className="text-[13px] text-muted-foreground">last seven days</p>
      </CardHeader>
      {errors.length === 0 ? (
        <EmptyState icon={CircleCheck} title="No provider refused a call">
          When one does, its words are explained here.
        </EmptyState>
      ) : (
        <ul className="divide-y border-t" aria-label="Refused calls">
          {errors.map((error) => (
            <li key={`${error.provider} ${error.words}`} className="space-y-1 px-5 py-3.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="font-medium">{error.meaning}</p>
                <p className="text-[13px] text-muted-foreground tabular-nums">
                  {plural(error.calls, 'call')} · <Instant value={error.last_at} relative />
                </p>
              </div>
              <p className="text-[13px]">{error.action}</p>
              <p className="font-mono text-xs wrap-anywhere text-muted-foreground">
                {error.provider}: {error.words}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
