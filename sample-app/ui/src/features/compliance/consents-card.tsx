import type { ColumnDef } from '@tanstack/react-table'
import { FileSignature, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Consent } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { RowSkeletons } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { words } from '@/lib/format'
import { calendarDay } from '@/lib/time'
import { AddConsent } from './add-consent'
import { useConsents } from './compliance'
import { RevokeDialog } from './revoke-dialog'
import { NumberSearch } from './number-search'
import { useWholeNumber } from './use-whole-number'

/** Who permitted calls, newest first; all of one person when their number is typed in. */
export function ConsentsCard() {
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<Consent | null>(null)
  const phone = useWholeNumber(search)
  return (
    <Card aria-label="Consents" className="overflow-hidden">
      <CardHeader className="flex-wrap py-3">
        <CardTitle>Consents</CardTitle>
        <div className="flex flex-wrap items-center gap-2">
          <NumberSearch label="Consents of a number" value={search} onChange={setSearch} />
          <Button variant="outline" onClick={() => setAdding(true)}>
            <Plus aria-hidden /> Add consent
          </Button>
        </div>
      </CardHeader>
      <Consents phone={phone} onRevoke={setRevoking} />
      <AddConsent open={adding} onOpenChange={setAdding} />
      <RevokeDialog consent={revoking} onClose={() => setRevoking(null)} />
    </Card>
  )
}

interface ConsentsProps {
  phone: string | undefined
  onRevoke: (consent: Consent) => void
}

function Consents({ phone, onRevoke }: ConsentsProps) {
  const { data, error, refetch } = useConsents(phone)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <RowSkeletons rows={2} />
  if (data.items.length === 0) {
    return (
      <EmptyState icon={FileSignature} title={phone ? 'No consent of this number' : 'No consents on record'}>
        Under the real rules a marketing call needs a signed consent of the person, or your word for the whole
        list in the campaign’s settings.
      </EmptyState>
    )
  }
  return (
    <DataTable
      label="Consents"
      columns={columnsOf(onRevoke)}
      rows={data.items}
      rowId={(consent) => `${consent.phone} ${consent.purpose} ${consent.captured_at}`}
      card={(consent) => <ConsentCard consent={consent} onRevoke={onRevoke} />}
    />
  )
}

const columnsOf = (onRevoke: (consent: Consent) => void): ColumnDef<Consent>[] => [
  { header: 'Number', cell: ({ row }) => <Phone number={row.original.phone} /> },
  { header: 'For', cell: ({ row }) => words(row.original.purpose) },
  { header: 'Level', cell: ({ row }) => words(row.original.level) },
  {
    header: 'Source',
    meta: { className: 'max-w-64 text-muted-foreground' },
    cell: ({ row }) => `${row.original.source} · ${row.original.text_version}`,
  },
  { header: 'Given', cell: ({ row }) => <Instant value={row.original.captured_at} /> },
  {
    id: 'state',
    header: () => <span className="sr-only">State</span>,
    meta: { className: 'text-right' },
    cell: ({ row }) => <State consent={row.original} onRevoke={onRevoke} />,
  },
]

interface ConsentProps {
  consent: Consent
  onRevoke: (consent: Consent) => void
}

function State({ consent, onRevoke }: ConsentProps) {
  if (consent.revoked_at) return <Badge tone="danger">Taken back ({consent.revoked_via})</Badge>
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      {consent.number_given_up_on && (
        <Badge tone="warning">Number given up on {calendarDay(consent.number_given_up_on)}</Badge>
      )}
      <Button variant="ghost" size="sm" onClick={() => onRevoke(consent)}>
        Revoke
      </Button>
    </span>
  )
}

function ConsentCard({ consent, onRevoke }: ConsentProps) {
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-medium">
          <Phone number={consent.phone} />
        </p>
        <p className="text-[13px] text-muted-foreground">
          {words(consent.level)} · {words(consent.purpose)} · {consent.source}
        </p>
      </div>
      <State consent={consent} onRevoke={onRevoke} />
    </div>
  )
}
