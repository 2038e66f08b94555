import { TriangleAlert } from 'lucide-react'
import type { Reconciliation } from '@/api/types'
import { count, plural } from '@/lib/format'

/** Which rows are left out of the comparison, and by which rule. */
export function UnreadRows({ reconciliation: { file, faults } }: { reconciliation: Reconciliation }) {
  if (file.unread === 0) return null
  return (
    <section
      aria-label="Rows that could not be read"
      className="rounded-lg bg-warning-soft px-4 py-3 text-warning"
    >
      <h2 className="flex items-center gap-2 text-[13px] font-semibold">
        <TriangleAlert className="size-4 shrink-0" aria-hidden />
        {plural(file.unread, 'row')} could not be read and {file.unread === 1 ? 'is' : 'are'} left out
        {faults.length < file.unread && `; the first ${count(faults.length)}:`}
      </h2>
      <ul className="mt-2 max-h-48 space-y-1.5 overflow-y-auto text-[13px]">
        {faults.map(({ row, field, reason }) => (
          <li key={row} className="pl-6 text-pretty">
            Row {count(row)}
            {field && `, ${field}`}: {reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
