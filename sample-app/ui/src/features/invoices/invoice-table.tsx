import type { ColumnDef } from '@tanstack/react-table'
import { Link } from 'react-router'
import type { Invoice } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { money } from '@/lib/format'
import { calendarDay, monthName } from '@/lib/time'
import { InvoiceBadge } from './invoice-badge'
import type { Whose } from './invoices'
import { PayButton } from './pay-button'

interface InvoiceTableProps {
  whose: Whose
  invoices: Invoice[]
  hrefOf: (id: string) => string
}

/** Invoices, newest month first: to the platform with whose they are, to a client with a way to pay. */
export function InvoiceTable({ whose, invoices, hrefOf }: InvoiceTableProps) {
  return (
    <DataTable
      label={whose === 'all' ? 'All invoices' : 'Invoices'}
      columns={whose === 'all' ? columnsOfAll(hrefOf) : ownColumns(hrefOf)}
      rows={invoices}
      rowId={(invoice) => invoice.id}
      href={(invoice) => hrefOf(invoice.id)}
      card={(invoice) => <InvoiceCard whose={whose} invoice={invoice} href={hrefOf(invoice.id)} />}
    />
  )
}

const figures: ColumnDef<Invoice>[] = [
  { header: 'Number', cell: ({ row }) => row.original.number ?? '–' },
  { header: 'State', cell: ({ row }) => <InvoiceBadge invoice={row.original} /> },
  { header: 'Due', cell: ({ row }) => dueOf(row.original) },
  { header: 'Total', meta: { numeric: true }, cell: ({ row }) => money(row.original.total) },
]

function columnsOfAll(hrefOf: (id: string) => string): ColumnDef<Invoice>[] {
  return [
    {
      header: 'Client',
      cell: ({ row: { original: invoice } }) => (
        <Link to={hrefOf(invoice.id)} className="font-medium hover:underline">
          {invoice.client.name}
        </Link>
      ),
    },
    { header: 'Month', cell: ({ row }) => monthName(row.original.month) },
    ...figures,
  ]
}

function ownColumns(hrefOf: (id: string) => string): ColumnDef<Invoice>[] {
  return [
    {
      header: 'Month',
      cell: ({ row: { original: invoice } }) => (
        <Link to={hrefOf(invoice.id)} className="font-medium hover:underline">
          {monthName(invoice.month)}
        </Link>
      ),
    },
    ...figures,
    { id: 'pay', meta: { numeric: true }, cell: ({ row }) => <PayButton invoice={row.original} /> },
  ]
}

function InvoiceCard({ whose, invoice, href }: { whose: Whose; invoice: Invoice; href: string }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-center justify-between gap-3">
        <Link to={href} className="min-w-0 truncate font-medium">
          {whose === 'all' ? invoice.client.name : monthName(invoice.month)}
        </Link>
        <InvoiceBadge invoice={invoice} />
      </div>
      <p className="flex justify-between gap-3 text-[13px] text-muted-foreground tabular-nums">
        <span>
          {whose === 'all' ? monthName(invoice.month) : (invoice.number ?? '–')}
          {invoice.due_on && `, due ${calendarDay(invoice.due_on)}`}
        </span>
        <span className="font-medium text-foreground">{money(invoice.total)}</span>
      </p>
      {whose === 'own' && <PayButton invoice={invoice} />}
    </div>
  )
}

function dueOf(invoice: Invoice): string {
  return invoice.due_on ? calendarDay(invoice.due_on) : '–'
}
