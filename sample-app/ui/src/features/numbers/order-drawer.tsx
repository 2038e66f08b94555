import { Link } from 'react-router'
import type { NumberOrderDetail, NumberOrderLine } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { RowSkeletons } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { count, plural } from '@/lib/format'
import { useOrderProgress } from './orders'

/** How far an order is, number by number, while it runs and afterwards. */
export function OrderDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <Sheet open={id !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent aria-describedby={undefined}>{id && <Order id={id} />}</SheetContent>
    </Sheet>
  )
}

function Order({ id }: { id: string }) {
  const { data, error, refetch } = useOrderProgress(id)
  return (
    <>
      <SheetTitle className="border-b px-6 py-4 text-base font-semibold">Order of numbers</SheetTitle>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {data ? (
          <OrderProgress detail={data} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <RowSkeletons rows={4} />
        )}
      </div>
    </>
  )
}

export function OrderProgress({ detail: { order, numbers } }: { detail: NumberOrderDetail }) {
  return (
    <>
      <div className="space-y-3 px-6 py-5">
        <SheetDescription asChild>
          <p aria-live="polite" className="text-sm">
            {sentenceOf(order)}
          </p>
        </SheetDescription>
        <Progress
          value={(order.bought / order.quantity) * 100}
          label="Numbers bought"
          barClassName={order.status === 'short' ? 'bg-warning' : undefined}
        />
        {order.problem && (
          <p role="alert" className="rounded-md bg-warning-soft px-3 py-2 text-[13px] text-warning">
            {order.problem}
          </p>
        )}
        <p className="text-[13px] text-muted-foreground">
          {order.refused > 0 && `${count(order.refused)} could not be had. `}
          Ordered <Instant value={order.created_at} relative /> at {order.provider}.
        </p>
        {order.bought > 0 && (
          <Button asChild variant="outline" size="sm">
            <Link to="/number-pool">To the number pool</Link>
          </Button>
        )}
      </div>
      <ul aria-label="Numbers of the order" className="divide-y border-t">
        {numbers.map((line) => (
          <Line key={line.phone_number} line={line} />
        ))}
      </ul>
    </>
  )
}

function sentenceOf({ status, bought, quantity }: NumberOrderDetail['order']): string {
  if (status === 'open') return `Buying: ${count(bought)} of ${count(quantity)} so far`
  if (status === 'filled') return `${plural(bought, 'number')} bought`
  return `Only ${count(bought)} of ${count(quantity)} could be bought`
}

const LINES: Record<NumberOrderLine['status'], { label: string; tone: Tone }> = {
  buying: { label: 'Buying', tone: 'primary' },
  waiting: { label: 'Asking the carrier', tone: 'warning' },
  bought: { label: 'Bought', tone: 'success' },
  refused: { label: 'Not to be had', tone: 'neutral' },
}

function Line({ line }: { line: NumberOrderLine }) {
  const { label, tone } = LINES[line.status]
  return (
    <li className="flex items-center justify-between gap-3 px-6 py-2.5">
      <div className="min-w-0">
        <Phone number={line.phone_number} />
        {line.reason && <p className="text-[13px] wrap-anywhere text-muted-foreground">{line.reason}</p>}
      </div>
      <Badge tone={tone}>{label}</Badge>
    </li>
  )
}
