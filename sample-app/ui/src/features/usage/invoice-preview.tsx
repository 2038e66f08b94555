import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { InvoicePreview } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { decimal, money } from '@/lib/format'
import { monthOf } from '@/lib/time'

/** What a month comes to, line by line. */
export function InvoicePreviewCard({ month }: { month: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['usage', 'invoice', month],
    queryFn: () => dataOf(api.GET('/api/invoices/preview', { params: { query: { month } } })),
  })
  return (
    <Card className="overflow-hidden">
      <CardHeader>
        <CardTitle>Invoice preview</CardTitle>
        {month === monthOf(new Date()) && <Badge tone="outline">So far this month</Badge>}
      </CardHeader>
      {data ? (
        <Lines invoice={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowSkeletons rows={2} />
      )}
    </Card>
  )
}

function Lines({ invoice }: { invoice: InvoicePreview }) {
  return (
    <Table aria-label="Invoice preview">
      <thead>
        <tr>
          <TableHead>Description</TableHead>
          <TableHead className="hidden text-right sm:table-cell">Quantity</TableHead>
          <TableHead className="hidden text-right sm:table-cell">Unit price</TableHead>
          <TableHead className="text-right">Amount</TableHead>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <TableRow key={line.description}>
            <TableCell>
              {line.description}
              <span className="block text-[13px] text-muted-foreground tabular-nums sm:hidden">
                {decimal(line.quantity)} {line.unit} × {money(line.unit_price)}
              </span>
            </TableCell>
            <TableCell className="hidden text-right tabular-nums sm:table-cell">
              {decimal(line.quantity)} {line.unit}
            </TableCell>
            <TableCell className="hidden text-right tabular-nums sm:table-cell">
              {money(line.unit_price)}
            </TableCell>
            <TableCell className="text-right tabular-nums">{money(line.amount)}</TableCell>
          </TableRow>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t bg-muted/60">
          <th scope="row" className="px-5 py-3 text-left font-semibold">
            Total
          </th>
          <td className="hidden sm:table-cell" colSpan={2} />
          <td className="px-5 py-3 text-right text-base font-semibold tabular-nums">
            {money(invoice.total)}
          </td>
        </tr>
      </tfoot>
    </Table>
  )
}
