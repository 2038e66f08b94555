import type { ColumnDef } from '@tanstack/react-table'
import { Link } from 'react-router'
import type { CreditEntry } from '@/api/types'
import { Instant } from '@/components/instant'
import { Explained } from '@/features/clients/explained'
import { money } from '@/lib/format'
import { kindWords, wayOf } from './words'

/** Does what has to be done before a call is opened, such as acting in its client. */
export type OnFollow = () => void

export function entryColumns(onFollow?: OnFollow): ColumnDef<CreditEntry>[] {
  return [
    { header: 'When', cell: ({ row }) => <Instant value={row.original.at} /> },
    { header: 'What', cell: ({ row }) => <What entry={row.original} /> },
    {
      id: 'way',
      header: () => (
        <Explained
          label="From → to"
          meaning="Each entry takes an amount from one account to another, so that nothing appears or vanishes."
        />
      ),
      meta: { className: 'whitespace-nowrap text-muted-foreground' },
      cell: ({ row }) => wayOf(row.original),
    },
    { header: 'Call', cell: ({ row }) => <CallLink entry={row.original} onFollow={onFollow} /> },
    {
      header: 'Amount',
      meta: { numeric: true, className: 'font-medium' },
      cell: ({ row }) => money(row.original.amount),
    },
  ]
}

/** An entry on a narrow screen. */
export function EntryCard({ entry, onFollow }: { entry: CreditEntry; onFollow?: OnFollow }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-start justify-between gap-3">
        <What entry={entry} />
        <span className="font-medium tabular-nums">{money(entry.amount)}</span>
      </div>
      <p className="text-[13px] text-muted-foreground">{wayOf(entry)}</p>
      <p className="flex justify-between gap-3 text-[13px] text-muted-foreground">
        <Instant value={entry.at} /> <CallLink entry={entry} onFollow={onFollow} />
      </p>
    </div>
  )
}

function What({ entry }: { entry: CreditEntry }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">{kindWords(entry)}</p>
      {entry.reason && <p className="text-[13px] wrap-anywhere text-muted-foreground">{entry.reason}</p>}
      {entry.expires_at && (
        <p className="text-[13px] text-muted-foreground">
          Lasts until <Instant value={entry.expires_at} />
        </p>
      )}
    </div>
  )
}

function CallLink({ entry, onFollow }: { entry: CreditEntry; onFollow?: OnFollow }) {
  if (!entry.call_id) return null
  return (
    <Link
      to={`/calls?call=${encodeURIComponent(entry.call_id)}`}
      onClick={onFollow}
      className="text-link hover:underline"
    >
      Open call
    </Link>
  )
}
