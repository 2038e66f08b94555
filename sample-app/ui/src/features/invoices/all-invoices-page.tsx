import { Download, ReceiptText, X } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { download } from '@/api/files'
import { messageOf } from '@/api/problem'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { ClientFilter } from '@/features/clients/client-filter'
import { InvoiceDrawer } from './invoice-drawer'
import { InvoiceTable } from './invoice-table'
import { finishedMonths, invoiceStates, useAllInvoices, type InvoiceFilter } from './invoices'
import { RunDialog } from './run-dialog'
import { useInvoiceSearch } from './use-invoice-search'

export default function AllInvoicesPage() {
  const search = useInvoiceSearch('/all-invoices')
  const invoices = useAllInvoices(search.filter)
  return (
    <Page
      title="All invoices"
      description="What clients owe for the months that are over, and who has paid."
      actions={
        <>
          <CsvButton filter={search.filter} />
          <RunDialog />
        </>
      }
    >
      <ListStates
        query={invoices}
        empty={search.filtered ? <NoMatch onClear={search.clear} /> : <NoInvoices />}
        header={<Filters search={search} />}
      >
        <InvoiceTable whose="all" invoices={invoices.items} hrefOf={search.hrefOf} />
      </ListStates>
      <InvoiceDrawer whose="all" invoiceId={search.openInvoice} onClose={search.close} />
    </Page>
  )
}

function Filters({ search }: { search: ReturnType<typeof useInvoiceSearch> }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3 sm:px-5">
      <FilterSelect
        className="min-w-32 flex-1 sm:w-44 sm:flex-none"
        label="Month"
        all="All months"
        value={search.filter.month}
        options={finishedMonths()}
        onChange={(value) => search.change('month', value)}
      />
      <ClientFilter value={search.filter.client_id} onChange={(value) => search.change('client', value)} />
      <FilterSelect
        className="min-w-32 flex-1 sm:w-44 sm:flex-none"
        label="State"
        all="All states"
        value={search.filter.state}
        options={Object.entries(invoiceStates).map(([value, label]) => ({ value, label }))}
        onChange={(value) => search.change('state', value)}
      />
      {search.filtered && (
        <Button variant="ghost" size="sm" onClick={search.clear}>
          <X aria-hidden /> Clear
        </Button>
      )}
    </div>
  )
}

function CsvButton({ filter }: { filter: InvoiceFilter }) {
  const [busy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    try {
      const given = Object.entries(filter).filter(([, value]) => value !== undefined)
      await download(`/api/all-invoices.csv?${new URLSearchParams(given)}`, 'invoices.csv')
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button variant="outline" busy={busy} onClick={() => void save()}>
      <Download aria-hidden /> CSV
    </Button>
  )
}

function NoInvoices() {
  return (
    <EmptyState icon={ReceiptText} title="No invoices yet">
      A month is billed by itself a day after its end. Run one to bill it now.
    </EmptyState>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={ReceiptText}
      title="No invoice matches these filters"
      action={
        <Button variant="outline" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      Choose another month, client or state.
    </EmptyState>
  )
}
