import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { DeliveryDetail } from '@/api/types'
import { CopyButton } from '@/components/copy-button'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { count } from '@/lib/format'
import { StateBadge } from './delivery-columns'
import { useDelivery, useReplay } from './inbox'
import { partsOf, pretty, size } from './words'

interface DeliveryDrawerProps {
  id: string | null
  onClose: () => void
}

/** One delivery beside the list: what became of it, and what it said. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent>{id && <DeliveryBody id={id} />}</SheetContent>
    </Sheet>
  )
}

function DeliveryBody({ id }: { id: string }) {
  const { data: detail, error, refetch } = useDelivery(id)
  return (
    <>
      <header className="border-b px-6 py-5 pr-14">
        <SheetTitle className="text-base font-semibold">
          {detail ? partsOf(detail.delivery.key).kind : 'Delivery'}
        </SheetTitle>
        <SheetDescription className="mt-0.5 text-[13px] wrap-anywhere text-muted-foreground">
          {detail ? `${detail.delivery.provider} · ${detail.delivery.key}` : 'Loading the delivery'}
        </SheetDescription>
      </header>
      <div className="flex-1 space-y-6 overflow-y-auto px-6 py-6">
        {detail ? (
          <DeliveryContent detail={detail} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <div role="status" aria-label="Loading" className="space-y-4">
            <Skeleton className="h-24 w-full" />
            <Skeleton className="h-64 w-full" />
          </div>
        )}
      </div>
    </>
  )
}

function DeliveryContent({ detail: { delivery, payload, truncated } }: { detail: DeliveryDetail }) {
  const text = pretty(payload)
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 text-[13px]">
        <Fact name="State">
          <StateBadge delivery={delivery} />
        </Fact>
        <Fact name="Received">
          <Instant value={delivery.received_at} />
        </Fact>
        <Fact name="Tries">{count(delivery.tries)}</Fact>
        <Fact name="Replays">{count(delivery.replays)}</Fact>
        <Fact name={delivery.handled_at ? 'Handled' : 'Next try'}>
          <Instant value={delivery.handled_at ?? delivery.due_at} />
        </Fact>
        <Fact name="Secret">
          <span className="font-mono text-xs">{delivery.signed_with || '–'}</span>
        </Fact>
        {delivery.error && (
          <div className="col-span-2">
            <Fact name="Error">{delivery.error}</Fact>
          </div>
        )}
      </dl>
      <ReplayOne id={delivery.id} />
      <section aria-label="Payload">
        <div className="mb-3 flex items-center justify-between gap-3">
          <h3 className="text-[13px] font-semibold">
            Payload <span className="font-normal text-muted-foreground">{size(delivery.bytes)}</span>
          </h3>
          <CopyButton text={payload} label="Copy the payload" />
        </div>
        <pre className="max-h-[32rem] overflow-auto rounded-lg border bg-muted/40 p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
          {text}
        </pre>
        {truncated && (
          <p className="mt-2 text-[13px] text-muted-foreground">
            This is its beginning; there is more of it.
          </p>
        )}
      </section>
    </>
  )
}

function ReplayOne({ id }: { id: string }) {
  const replay = useReplay()

  function start() {
    replay.mutate(
      { ids: [id] },
      {
        onSuccess: () => toast.success('Worked on again'),
        onError: (error) => toast.error(messageOf(error)),
      },
    )
  }

  return (
    <Button variant="outline" size="sm" busy={replay.isPending} onClick={start}>
      <RotateCw aria-hidden /> Replay
    </Button>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="mt-1 font-medium wrap-anywhere tabular-nums">{children}</dd>
    </div>
  )
}
