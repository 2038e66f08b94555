import { KeyRound, Tags } from 'lucide-react'
import type { Client } from '@/api/types'
import { MinutesMeter } from '@/components/meter'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { money, percent } from '@/lib/format'
import { MoneyFacts } from './money-facts'
import { RunningOutBadge } from './running-out-badge'

/** A client on a narrow screen. */
export function ClientCard({
  client,
  onCreateKey,
  onChangePlan,
}: {
  client: Client
  onCreateKey: (client: Client) => void
  onChangePlan: (client: Client) => void
}) {
  return (
    <div className="space-y-3">
      <div className="flex items-center justify-between gap-3">
        <p className="font-medium">{client.name}</p>
        <Badge>{client.plan.name}</Badge>
      </div>
      <RunningOutBadge client={client} />
      <MinutesMeter used={client.minutes_used} included={client.included_minutes} />
      <MoneyFacts
        revenue={money(client.revenue)}
        cost={money(client.cost)}
        profit={money(client.profit)}
        markup={percent(client.markup_percent)}
        grossMargin={percent(client.gross_margin_percent)}
      />
      <div className="flex gap-2">
        <Button variant="outline" size="sm" onClick={() => onCreateKey(client)}>
          <KeyRound aria-hidden /> API keys
        </Button>
        <Button variant="outline" size="sm" onClick={() => onChangePlan(client)}>
          <Tags aria-hidden /> Change plan
        </Button>
      </div>
    </div>
  )
}
