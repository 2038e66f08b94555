import type { NumberOrder } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { RowSkeletons } from '@/components/list-states'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { count, plural } from '@/lib/format'
import { useOrders } from './orders'

const STATES: Record<NumberOrder['status'], { label: string; tone: Tone }> = {
  open: { label: 'Buying', tone: 'primary' },
  filled: { label: 'Filled', tone: 'success' },
  short: { label: 'Short', tone: 'warning' },
}

/** The latest orders, for whoever closed the one that runs. */
export function Orders({ onOpen }: { onOpen: (id: string) => void }) {
  const { data, error, refetch } = useOrders()
  return (
    <Card className="overflow-hidden">
      <CardHeader>
        <CardTitle>Latest orders</CardTitle>
      </CardHeader>
      {data ? (
        <OrderRows orders={data.items} onOpen={onOpen} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowSkeletons rows={3} />
      )}
    </Card>
  )
}

function OrderRows({ orders, onOpen }: { orders: NumberOrder[]; onOpen: (id: string) => void }) {
  if (orders.length === 0) {
    return <p className="px-5 py-6 text-sm text-muted-foreground">Nothing was ordered yet.</p>
  }
  return (
    <ul aria-label="Latest orders" className="divide-y">
      {orders.map((order) => (
        <li key={order.id} className="flex items-center justify-between gap-3 px-5 py-3">
          <div className="min-w-0">
            <p>
              <Button variant="link" size="inline" onClick={() => onOpen(order.id)}>
                {plural(order.quantity, 'number')}
              </Button>
              <span className="text-muted-foreground"> · {count(order.bought)} bought</span>
            </p>
            <p className="text-[13px] text-muted-foreground">
              <Instant value={order.created_at} relative />
            </p>
          </div>
          <Badge tone={STATES[order.status].tone}>{STATES[order.status].label}</Badge>
        </li>
      ))}
    </ul>
  )
}
