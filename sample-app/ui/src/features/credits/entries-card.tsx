import { ReceiptText } from 'lucide-react'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { CardHeader, CardTitle } from '@/components/ui/card'
import type { useOwnEntries } from './credits'
import { EntryCard, entryColumns, type OnFollow } from './entry-columns'

interface EntriesCardProps {
  entries: ReturnType<typeof useOwnEntries>
  /** Beside the title. */
  actions?: ReactNode
  onFollow?: OnFollow
}

/** What moved, newest first. */
export function EntriesCard({ entries, actions, onFollow }: EntriesCardProps) {
  return (
    <ListStates
      query={entries}
      header={
        <CardHeader className="flex-wrap">
          <CardTitle>Entries</CardTitle>
          {actions}
        </CardHeader>
      }
      empty={
        <EmptyState icon={ReceiptText} title="Nothing moved yet">
          Credit that comes in, and what each call takes of it, is written here and never changed.
        </EmptyState>
      }
    >
      <DataTable
        label="Credit entries"
        columns={entryColumns(onFollow)}
        rows={entries.items}
        rowId={(entry) => String(entry.position)}
        card={(entry) => <EntryCard entry={entry} onFollow={onFollow} />}
      />
    </ListStates>
  )
}
