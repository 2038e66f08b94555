import { getCoreRowModel, useReactTable, type ColumnDef, type RowData } from '@tanstack/react-table'
import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { cn } from '@/lib/cn'
import { Table, TableCell, TableHead, TableRow } from './ui/table'

declare module '@tanstack/react-table' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the library's own type parameters, repeated to extend it
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Figures stand on the right, with digits of one width. */
    numeric?: boolean
    /** Extra classes of the column's cells. */
    className?: string
  }
}

interface DataTableProps<T> {
  /** Names the table for assistive technology. */
  label: string
  columns: ColumnDef<T>[]
  rows: T[]
  rowId: (row: T) => string
  /** Where a click on a row leads; its first cell should hold the same link for the keyboard. */
  href?: (row: T) => string
  /** How a row looks on a narrow screen, where columns have no room. */
  card: (row: T) => ReactNode
  footer?: ReactNode
}

/** A table that becomes a list of cards on a phone. */
export function DataTable<T>({ label, columns, rows, rowId, href, card, footer }: DataTableProps<T>) {
  const table = useReactTable({ data: rows, columns, getRowId: rowId, getCoreRowModel: getCoreRowModel() })
  const navigate = useNavigate()

  function open(event: MouseEvent, row: T) {
    // A link or button inside the row has its own meaning.
    if (!href || (event.target as Element).closest('a, button')) return
    void navigate(href(row))
  }

  return (
    <>
      <ul aria-label={label} className="divide-y md:hidden">
        {rows.map((row) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link inside serves the keyboard
          <li key={rowId(row)} className="px-4 py-3.5" onClick={(event) => open(event, row)}>
            {card(row)}
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table aria-label={label}>
          <thead>
            <tr>
              {table.getFlatHeaders().map((header) => (
                <TableHead
                  key={header.id}
                  className={cn(
                    header.column.columnDef.meta?.numeric && 'text-right',
                    header.column.columnDef.meta?.className,
                  )}
                >
                  {contentOf(header.column.columnDef.header, header.getContext())}
                </TableHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <TableRow
                key={row.id}
                className={cn(href && 'cursor-pointer transition-colors hover:bg-muted/60')}
                onClick={(event) => open(event, row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <TableCell
                    key={cell.id}
                    className={cn(
                      cell.column.columnDef.meta?.numeric && 'text-right tabular-nums',
                      cell.column.columnDef.meta?.className,
                    )}
                  >
                    {contentOf(cell.column.columnDef.cell, cell.getContext())}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </tbody>
          {footer}
        </Table>
      </div>
    </>
  )
}

/**
 * Calls what a column gives, and does not mount it as a component: columns that are made anew with every render would be
 * new components each time, and a menu that is open in a cell would close with the next live update.
 */
function contentOf<C>(content: ReactNode | ((context: C) => unknown), context: C): ReactNode {
  return typeof content === 'function' ? (content(context) as ReactNode) : content
}
