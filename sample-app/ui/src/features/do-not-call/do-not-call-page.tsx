import type { ColumnDef } from '@tanstack/react-table'
import { PhoneOff, Plus, Search, Upload } from 'lucide-react'
import { useDeferredValue, useState, type ReactNode } from 'react'
import type { DoNotCall } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { phone } from '@/lib/format'
import { AddNumber } from './add-number'
import { useDoNotCall } from './do-not-call'
import { LiftDialog } from './lift-dialog'
import { UploadNumbers } from './upload-numbers'

const SOURCES: Record<DoNotCall['source'], string> = {
  call: 'Said so in a call',
  file: 'From a file',
  api: 'From a program',
  person: 'Typed in',
  message: 'Answered STOP',
}

const columnsOf = (onLift: (entry: DoNotCall) => void): ColumnDef<DoNotCall>[] => [
  { header: 'Number', cell: ({ row }) => <Phone number={row.original.phone} /> },
  { header: 'How we know', cell: ({ row }) => SOURCES[row.original.source] },
  {
    header: 'Note',
    meta: { className: 'max-w-72 text-muted-foreground' },
    cell: ({ row }) => row.original.note || '–',
  },
  { header: 'Since', cell: ({ row }) => <Instant value={row.original.at} /> },
  {
    id: 'lift',
    header: () => <span className="sr-only">Actions</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <LiftButton entry={row.original} onLift={onLift} />,
  },
]

export default function DoNotCallPage() {
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<'add' | 'upload' | null>(null)
  const [lifting, setLifting] = useState<DoNotCall | null>(null)
  const q = useDeferredValue(search.trim()) || undefined
  const entries = useDoNotCall(q)
  const actions = (
    <>
      <Button variant="outline" onClick={() => setOpen('upload')}>
        <Upload aria-hidden /> Upload a CSV
      </Button>
      <Button onClick={() => setOpen('add')}>
        <Plus aria-hidden /> Add number
      </Button>
    </>
  )
  return (
    <Page
      title="Do not call"
      description="Nobody on this list is called, by any campaign, from the next call on."
      actions={actions}
    >
      <ListStates
        query={entries}
        empty={q ? <NoMatch /> : <NoEntries actions={actions} />}
        header={
          <div className="border-b px-4 py-3 sm:px-5">
            <div className="relative w-full sm:max-w-72">
              <Search className="absolute top-2.5 left-3 size-4 text-muted-foreground" aria-hidden />
              <Input
                type="search"
                aria-label="Search numbers"
                placeholder="Digits of a number"
                className="pl-9"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </div>
          </div>
        }
      >
        <DataTable
          label="Do not call"
          columns={columnsOf(setLifting)}
          rows={entries.items}
          rowId={(entry) => entry.phone}
          card={(entry) => <EntryCard entry={entry} onLift={setLifting} />}
        />
      </ListStates>
      <AddNumber open={open === 'add'} onOpenChange={(on) => setOpen(on ? 'add' : null)} />
      <UploadNumbers open={open === 'upload'} onOpenChange={(on) => setOpen(on ? 'upload' : null)} />
      <LiftDialog entry={lifting} onClose={() => setLifting(null)} />
    </Page>
  )
}

interface EntryProps {
  entry: DoNotCall
  onLift: (entry: DoNotCall) => void
}

function LiftButton({ entry, onLift }: EntryProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={`Take ${phone(entry.phone)} off the list`}
      onClick={() => onLift(entry)}
    >
      Take off
    </Button>
  )
}

function EntryCard({ entry, onLift }: EntryProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-medium">
          <Phone number={entry.phone} />
        </p>
        <p className="text-[13px] text-muted-foreground">
          {SOURCES[entry.source]} · <Instant value={entry.at} relative />
        </p>
        {entry.note && <p className="text-[13px] text-muted-foreground">{entry.note}</p>}
      </div>
      <LiftButton entry={entry} onLift={onLift} />
    </div>
  )
}

function NoMatch() {
  return (
    <EmptyState icon={Search} title="No such number on the list">
      Search by any digits of the number, with or without spaces.
    </EmptyState>
  )
}

function NoEntries({ actions }: { actions: ReactNode }) {
  return (
    <EmptyState icon={PhoneOff} title="Nobody is on the list" action={actions}>
      People who ask not to be called belong here. Add them one by one, or upload the list that you keep.
    </EmptyState>
  )
}
