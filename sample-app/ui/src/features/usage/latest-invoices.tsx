import { Link } from 'react-router'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { InvoiceBadge } from '@/features/invoices/invoice-badge'
import { useOwnInvoices } from '@/features/invoices/invoices'
import { PayButton } from '@/features/invoices/pay-button'
import { money } from '@/lib/format'
import { monthName } from '@/lib/time'

const SHOWN = 3

/** The last invoices, with a way to pay what is open. */
export function LatestInvoicesCard() {
  const { items, isPending, error, refetch } = useOwnInvoices()
  return (
    <Card>
      <CardHeader>
        <CardTitle>Latest invoices</CardTitle>
        <Button asChild variant="ghost" size="sm">
          <Link to="/invoices">All invoices</Link>
        </Button>
      </CardHeader>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <RowSkeletons rows={2} />
      ) : items.length === 0 ? (
        <p className="px-5 py-4 text-[13px] text-muted-foreground">
          The first one comes after the end of the month.
        </p>
      ) : (
        <ul aria-label="Latest invoices" className="divide-y">
          {items.slice(0, SHOWN).map((invoice) => (
            <li key={invoice.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
              <Link
                to={`/invoices?invoice=${invoice.id}`}
                className="min-w-0 flex-1 font-medium hover:underline"
              >
                {monthName(invoice.month)}
              </Link>
              <InvoiceBadge invoice={invoice} />
              <span className="font-medium tabular-nums">{money(invoice.total)}</span>
              <PayButton invoice={invoice} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
