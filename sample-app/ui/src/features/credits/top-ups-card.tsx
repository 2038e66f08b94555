import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ReceivedCredit } from '@/api/types'
import { Instant } from '@/components/instant'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { money } from '@/lib/format'
import { useTopUpsOf } from './credits'
import { RefundDialog } from './refund-dialog'

/** What came in, and what of it can go back; nothing where nothing did. */
export function TopUpsCard({ clientId }: { clientId: string }) {
  const { data } = useTopUpsOf(clientId)
  const [refunding, setRefunding] = useState<ReceivedCredit | null>(null)
  if (!data || data.items.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Top-ups</CardTitle>
      </CardHeader>
      <ul aria-label="Top-ups" className="max-h-72 divide-y overflow-y-auto">
        {data.items.map((topUp) => (
          <li key={topUp.key} className="flex items-center justify-between gap-4 px-5 py-3">
            <div className="min-w-0">
              <p className="font-medium tabular-nums">
                {money(topUp.amount)}
                {Number(topUp.refunded.amount) > 0 && (
                  <span className="font-normal text-muted-foreground">
                    , {money(topUp.refunded)} went back
                  </span>
                )}
              </p>
              <p className="text-[13px] wrap-anywhere text-muted-foreground">
                {topUp.reason} · <Instant value={topUp.at} />
                {topUp.expires_at && (
                  <>
                    {' '}
                    · lasts until <Instant value={topUp.expires_at} />
                  </>
                )}
              </p>
            </div>
            <Button
              variant="outline"
              size="sm"
              disabled={Number(topUp.refundable.amount) === 0}
              aria-label={`Refund ${money(topUp.amount)}, ${topUp.reason ?? 'without a reason'}`}
              onClick={() => setRefunding(topUp)}
            >
              <Undo2 aria-hidden /> Refund…
            </Button>
          </li>
        ))}
      </ul>
      <RefundDialog clientId={clientId} topUp={refunding} onClose={() => setRefunding(null)} />
    </Card>
  )
}
