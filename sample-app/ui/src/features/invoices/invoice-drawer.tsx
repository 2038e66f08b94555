import type { ReactNode } from 'react'
import type { Invoice } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { calendarDay, monthName } from '@/lib/time'
import { BillAgainButton } from './bill-again-button'
import { InvoiceBadge } from './invoice-badge'
import { InvoiceLines } from './invoice-lines'
import { useInvoice, type Whose } from './invoices'
import { PayButton } from './pay-button'
import { PdfButton } from './pdf-button'
import { standing } from './standing'
import { VoidButton } from './void-button'

interface InvoiceDrawerProps {
  whose: Whose
  invoiceId: string | null
  onClose: () => void
}

/** One invoice beside the list: its lines, where it is, and what can be done about it. */
export function InvoiceDrawer({ whose, invoiceId, onClose }: InvoiceDrawerProps) {
  return (
    <Sheet open={invoiceId !== null} onOpenChange={(open) => !open && onClose()}>
      <SheetContent>{invoiceId && <InvoiceBody whose={whose} invoiceId={invoiceId} />}</SheetContent>
    </Sheet>
  )
}

function InvoiceBody({ whose, invoiceId }: { whose: Whose; invoiceId: string }) {
  const { data: invoice, error, refetch } = useInvoice(whose, invoiceId)
  return (
    <>
      <header className="border-b px-6 py-5 pr-14">
        <SheetTitle className="text-base font-semibold">
          {invoice ? `Invoice ${invoice.number ?? '(draft)'}` : 'Invoice'}
        </SheetTitle>
        <SheetDescription className="mt-0.5 text-[13px] text-muted-foreground">
          {invoice ? `${invoice.client.name}, ${monthName(invoice.month)}` : 'Loading the invoice'}
        </SheetDescription>
      </header>
      <div className="flex-1 space-y-8 overflow-y-auto py-6">
        {invoice ? (
          <InvoiceContent whose={whose} invoice={invoice} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <DrawerSkeleton />
        )}
      </div>
    </>
  )
}

function InvoiceContent({ whose, invoice }: { whose: Whose; invoice: Invoice }) {
  const closed = invoice.state === 'void' ? 'Taken back' : 'Paid'
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-6 text-[13px]">
        <Fact name="State">
          <InvoiceBadge invoice={invoice} />
        </Fact>
        <Fact name="Due">{invoice.due_on ? calendarDay(invoice.due_on) : '–'}</Fact>
        <Fact name="Issued">
          <Instant value={invoice.issued_at} />
        </Fact>
        <Fact name={closed}>
          <Instant value={invoice.closed_at} />
        </Fact>
      </dl>
      <p className="px-6 text-[13px] text-muted-foreground">{standing(invoice)}</p>
      <InvoiceLines label="Lines" invoice={invoice} />
      <div className="flex flex-wrap gap-2 px-6">
        <PayButton invoice={invoice} label={whose === 'all' ? 'Open the pay page' : 'Pay'} />
        <PdfButton whose={whose} invoice={invoice} />
        {whose === 'all' && <VoidButton invoice={invoice} />}
        {whose === 'all' && <BillAgainButton invoice={invoice} />}
      </div>
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

function DrawerSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="space-y-4 px-6">
      <Skeleton className="h-20" />
      <Skeleton className="h-32" />
    </div>
  )
}
