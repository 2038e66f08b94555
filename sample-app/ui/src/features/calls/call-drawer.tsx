import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CallDetail } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { OutcomeBadge } from '@/components/outcome-badge'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { phone, talkTime, words } from '@/lib/format'
import { useCall } from './calls'
import { Transcript } from './transcript'

interface CallDrawerProps {
  callId: string | null
  onClose: () => void
}

/** One call beside the list: how it ended, what was said, what was learned. */
export function CallDrawer({ callId, onClose }: CallDrawerProps) {
  return (
    <Sheet open={callId !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent>{callId && <CallBody callId={callId} />}</SheetContent>
    </Sheet>
  )
}

function CallBody({ callId }: { callId: string }) {
  const { data: call, error, refetch } = useCall(callId)
  const title = call ? (call.name ?? phone(call.phone)) : 'Call'
  return (
    <>
      <header className="border-b px-6 py-5 pr-14">
        <SheetTitle className="text-base font-semibold">{title}</SheetTitle>
        <SheetDescription className="mt-0.5 text-[13px] text-muted-foreground tabular-nums">
          {call
            ? `${words(call.direction)} call ${call.direction === 'inbound' ? 'from' : 'to'} ${phone(call.phone)}`
            : 'Loading the call'}
        </SheetDescription>
      </header>
      <div className="flex-1 space-y-8 overflow-y-auto px-6 py-6">
        {call ? (
          <CallContent call={call} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <DrawerSkeleton />
        )}
      </div>
    </>
  )
}

function CallContent({ call }: { call: CallDetail }) {
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-[13px]">
        <Fact name="Outcome">
          <OutcomeBadge outcome={call.outcome} />
        </Fact>
        <Fact name="Talk time">
          <span className="tabular-nums">{talkTime(call.talk_seconds)}</span>
        </Fact>
        <Fact name="Started">
          <Instant value={call.started_at} />
        </Fact>
        <Fact name="Goal">
          {call.successful === null ? '–' : call.successful ? 'Reached' : 'Not reached'}
        </Fact>
        <Fact name="Agent">{call.agent_name ?? '–'}</Fact>
        <Fact name="Campaign">
          {call.campaign_id && call.campaign_name ? (
            <Link className="text-link hover:underline" to={`/campaigns/${call.campaign_id}`}>
              {call.campaign_name}
            </Link>
          ) : (
            '–'
          )}
        </Fact>
        {call.provider_reason && <Fact name="Reported by the provider">{call.provider_reason}</Fact>}
      </dl>
      {call.lead_id && (
        <Button asChild variant="outline" size="sm">
          <Link to={`/leads/${call.lead_id}`}>
            <UserRound aria-hidden /> Open the lead
          </Link>
        </Button>
      )}
      {call.summary && (
        <Part title="Summary">
          <p className="leading-relaxed text-pretty">{call.summary}</p>
        </Part>
      )}
      <Part title="Transcript">
        <Transcript lines={call.transcript} />
      </Part>
      <Pairs title="Learned in the call" pairs={call.extracted} />
      <Pairs title="Variables" pairs={call.variables} />
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="mt-1 font-medium wrap-anywhere">{children}</dd>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-3 text-[13px] font-semibold">{title}</h3>
      {children}
    </section>
  )
}

function Pairs({ title, pairs }: { title: string; pairs: Record<string, string> }) {
  const entries = Object.entries(pairs)
  if (entries.length === 0) return null
  return (
    <Part title={title}>
      <dl className="divide-y rounded-lg border">
        {entries.map(([name, value]) => (
          <div key={name} className="flex gap-4 px-3 py-2 text-[13px]">
            <dt className="w-2/5 shrink-0 font-mono text-xs leading-5 wrap-anywhere text-muted-foreground">
              {name}
            </dt>
            <dd className="min-w-0 wrap-anywhere">{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function DrawerSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4">
      <Skeleton className="h-20" />
      <Skeleton className="h-10 w-3/4" />
      <Skeleton className="ml-auto h-10 w-2/3" />
      <Skeleton className="h-10 w-3/4" />
    </div>
  )
}
