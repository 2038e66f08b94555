import type { InvoicePreview } from '@/api/types'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { decimal, money } from '@/lib/format'

interface InvoiceLinesProps {
  /** Names the table for assistive technology. */
  label: string
  invoice: Pick<InvoicePreview, 'lines' | 'total'>
}

/** What is paid for, line by line, and what it comes to. */
export function InvoiceLines({ label, invoice }: InvoiceLinesProps) {
  return (
    <Table aria-label={label}>
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
