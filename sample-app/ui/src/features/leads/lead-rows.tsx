import type { ColumnDef } from '@tanstack/react-table'
import { Phone as PhoneIcon } from 'lucide-react'
import { Link } from 'react-router'
import type { Lead } from '@/api/types'
import { Instant } from '@/components/instant'
import { Phone } from '@/components/phone'
import { Button } from '@/components/ui/button'
import { words } from '@/lib/format'
import { LeadBadge } from './lead-badge'

/** A lead as a row of a table; `onCall` is what its Call button does. */
export function leadColumns(onCall: (lead: Lead) => void): ColumnDef<Lead>[] {
  return [
    {
      header: 'Name',
      cell: ({ row: { original: lead } }) => (
        <Link to={`/leads/${lead.id}`} className="font-medium whitespace-nowrap hover:underline">
          {lead.name}
        </Link>
      ),
    },
    { header: 'Phone', cell: ({ row }) => <Phone number={row.original.phone} /> },
    {
      header: 'Email',
      meta: { className: 'max-w-56 truncate text-muted-foreground' },
      cell: ({ row }) => row.original.email ?? '–',
    },
    { header: 'Status', cell: ({ row }) => <LeadBadge status={row.original.status} /> },
    {
      header: 'Intent',
      meta: { className: 'hidden max-w-44 truncate 2xl:table-cell' },
      cell: ({ row }) => (row.original.intent ? words(row.original.intent) : '–'),
    },
    { header: 'Last contact', cell: ({ row }) => <Instant value={row.original.last_contact_at} relative /> },
    {
      id: 'call',
      header: () => <span className="sr-only">Call</span>,
      meta: { className: 'text-right' },
      cell: ({ row }) => <CallButton lead={row.original} onCall={onCall} />,
    },
  ]
}

function CallButton({ lead, onCall }: { lead: Lead; onCall: (lead: Lead) => void }) {
  return (
    <Button variant="outline" size="sm" aria-label={`Call ${lead.name}`} onClick={() => onCall(lead)}>
      <PhoneIcon aria-hidden /> Call
    </Button>
  )
}

/** A lead on a narrow screen. */
export function LeadCard({ lead, onCall }: { lead: Lead; onCall: (lead: Lead) => void }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0 space-y-1">
        <div className="flex items-center gap-2">
          <Link to={`/leads/${lead.id}`} className="truncate font-medium">
            {lead.name}
          </Link>
          <LeadBadge status={lead.status} />
        </div>
        <p className="text-[13px] text-muted-foreground">
          <Phone number={lead.phone} />
        </p>
        {lead.email && <p className="truncate text-[13px] text-muted-foreground">{lead.email}</p>}
      </div>
      <CallButton lead={lead} onCall={onCall} />
    </div>
  )
}
