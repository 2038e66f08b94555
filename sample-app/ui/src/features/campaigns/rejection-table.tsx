import type { ImportReport } from '@/api/types'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { count } from '@/lib/format'

/** Which row and column was refused, what stood there (masked) and why. */
export function RejectionTable({ rejections }: { rejections: ImportReport['rejections'] }) {
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      role="region"
      aria-label="Rejected rows, scrollable"
      className="max-h-80 overflow-y-auto rounded-lg border"
    >
      <Table>
        <thead className="sticky top-0 bg-card">
          <tr>
            <TableHead className="text-right">Row</TableHead>
            <TableHead>Column</TableHead>
            <TableHead>Value</TableHead>
            <TableHead>Reason</TableHead>
          </tr>
        </thead>
        <tbody>
          {rejections.map((rejection) => (
            <TableRow key={`${rejection.row} ${rejection.column} ${rejection.code}`}>
              <TableCell className="h-10 text-right tabular-nums">{count(rejection.row)}</TableCell>
              <TableCell className="h-10 font-mono text-xs">{rejection.column}</TableCell>
              <TableCell className="h-10 font-mono text-xs whitespace-nowrap">
                {rejection.value || '(empty)'}
              </TableCell>
              <TableCell className="h-10 min-w-56">{rejection.reason}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
