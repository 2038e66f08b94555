import { ReceiptText } from 'lucide-react'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { InvoiceDrawer } from './invoice-drawer'
import { InvoiceTable } from './invoice-table'
import { useOwnInvoices } from './invoices'
import { useInvoiceSearch } from './use-invoice-search'

export default function InvoicesPage() {
  const search = useInvoiceSearch('/invoices')
  const invoices = useOwnInvoices()
  return (
    <Page title="Invoices" description="What you were billed, month by month.">
      <ListStates
        query={invoices}
        empty={
          <EmptyState icon={ReceiptText} title="No invoices yet">
            The first one comes after the end of the month. Usage shows what this month comes to so far.
          </EmptyState>
        }
      >
        <InvoiceTable whose="own" invoices={invoices.items} hrefOf={search.hrefOf} />
      </ListStates>
      <InvoiceDrawer whose="own" invoiceId={search.openInvoice} onClose={search.close} />
    </Page>
  )
}
