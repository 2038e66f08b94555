import type { CreditHold } from '@/api/types'
import { Instant } from '@/components/instant'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { money } from '@/lib/format'

/** What credit is set aside for; nothing where it is not. */
export function HoldsCard({ holds }: { holds: CreditHold[] }) {
  if (holds.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Held now</CardTitle>
      </CardHeader>
      <ul aria-label="Held now" className="max-h-72 divide-y overflow-y-auto">
        {holds.map((hold, i) => (
          <li key={`${hold.opened_at} ${i}`} className="flex justify-between gap-4 px-5 py-3">
            <div className="min-w-0">
              <p className="truncate">{hold.campaign?.name ?? 'A call'}</p>
              <p className="text-[13px] text-muted-foreground">
                {hold.kind === 'campaign' ? 'For calls to come' : 'For a call'}, since{' '}
                <Instant value={hold.opened_at} relative />
              </p>
            </div>
            <span className="font-medium tabular-nums">{money(hold.amount)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
