import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Provider } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { providerName } from '@/features/voices/voices'
import { count, words } from '@/lib/format'
import { AccountFacts } from './account-facts'
import { Fact } from './fact'

/** How one account does, and what it can. */
export function ProviderCard({ provider }: { provider: Provider }) {
  const used = Math.min(100, (provider.slots_used / provider.slots_allowed) * 100)
  return (
    <Card className="flex h-full flex-col gap-5 p-5">
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-base font-semibold">{providerName(provider.id)}</h2>
        <Badge tone={provider.state === 'calling' ? 'success' : 'danger'}>{words(provider.state)}</Badge>
      </div>
      {provider.state === 'resting' && (
        <Note>
          It keeps failing. One call at a time tries whether it answers again; campaigns with a stand-in go on
          with that one.
        </Note>
      )}
      {provider.webhook_silence_seconds > 600 && (
        <Note>
          No webhook for {count(Math.floor(provider.webhook_silence_seconds / 60))} minutes although a call is
          up. Calls are read back meanwhile.
        </Note>
      )}
      <div>
        <p className="flex justify-between text-[13px]">
          <span className="text-muted-foreground">Slots</span>
          <span className="tabular-nums">
            {count(provider.slots_used)} of {count(provider.slots_allowed)}
          </span>
        </p>
        <Progress value={used} label={`Slots of ${providerName(provider.id)} in use`} className="mt-2" />
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-[13px]">
        <Fact name="New calls per second">at most {count(provider.calls_per_second)}</Fact>
        <Fact name="Kept for callers">{count(provider.reserved_for_inbound)}</Fact>
        <Fact name="Whether they rang is unknown">{count(provider.unknown_attempts)}</Fact>
        <AccountFacts id={provider.id} />
      </dl>
      <details className="mt-auto border-t pt-4 text-[13px]">
        <summary className="w-fit cursor-pointer rounded text-muted-foreground outline-none focus-visible:ring-2 focus-visible:ring-ring">
          What it can do ({provider.capabilities.length})
        </summary>
        <ul className="mt-3 flex flex-wrap gap-1.5">
          {provider.capabilities.map((capability) => (
            <li key={capability}>
              <Badge>{words(capability)}</Badge>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2.5 rounded-lg bg-danger-soft px-3.5 py-2.5 text-[13px]">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
      <span>{children}</span>
    </p>
  )
}
