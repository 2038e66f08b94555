import type { ImportReport } from '@/api/types'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { count } from '@/lib/format'

type Rejections = ImportReport['rejections']

/** Which row and column was refused, what stood there (masked) and why. */
export function RejectionTable({ rejections }: { rejections: Rejections }) {
  return (
    <div
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      role="region"
      aria-label="Rejected rows, scrollable"
      className="max-h-80 overflow-y-auto rounded-lg border"
    >
      <NarrowList rejections={rejections} />
      <WideTable rejections={rejections} />
    </div>
  )
}

const keyOf = ({ row, column, code }: Rejections[number]) => `${row} ${column} ${code}`

/** The same on a phone, where four columns have no room. */
function NarrowList({ rejections }: { rejections: Rejections }) {
  return (
    <ul className="divide-y sm:hidden">
      {rejections.map((rejection) => (
        <li key={keyOf(rejection)} className="space-y-1 px-4 py-3 text-[13px]">
          <p className="flex flex-wrap gap-x-3">
            <span className="font-medium tabular-nums">Row {count(rejection.row)}</span>
            <code className="font-mono text-xs leading-5 text-muted-foreground">{rejection.column}</code>
            <code className="font-mono text-xs leading-5">{rejection.value || '(empty)'}</code>
          </p>
          <p>{rejection.reason}</p>
        </li>
      ))}
    </ul>
  )
}

function WideTable({ rejections }: { rejections: Rejections }) {
  return (
    <div className="hidden sm:block">
      <Table>
        <thead>
          <tr>
            <TableHead className="text-right">Row</TableHead>
            <TableHead>Column</TableHead>
            <TableHead>Value</TableHead>
            <TableHead>Reason</TableHead>
          </tr>
        </thead>
        <tbody>
          {rejections.map((rejection) => (
            <TableRow key={keyOf(rejection)}>
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
