import type { ColumnDef } from '@tanstack/react-table'
import type { ReconciledCall } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { charge, states } from './reconciliation'

type Accept = (callId: string) => void

export function callColumns(currency: string, onAccept: Accept, busy: boolean): ColumnDef<ReconciledCall>[] {
  return [
    {
      header: 'Call',
      cell: ({ row: { original: call } }) => (
        <>
          <p className="font-mono text-xs break-all">{call.call_id}</p>
          <p className="text-[13px] text-muted-foreground">{call.client?.name ?? 'Not known here'}</p>
        </>
      ),
    },
    { header: 'State', cell: ({ row }) => <CallState call={row.original} /> },
    {
      header: 'Recorded',
      meta: { numeric: true },
      cell: ({ row }) => charge(row.original.recorded, currency),
    },
    { header: 'Charged', meta: { numeric: true }, cell: ({ row }) => charge(row.original.charged, currency) },
    {
      header: 'Difference',
      meta: { numeric: true, className: 'font-medium' },
      cell: ({ row }) => charge(row.original.difference, currency),
    },
    {
      id: 'accept',
      header: () => <span className="sr-only">Accept</span>,
      meta: { className: 'text-right' },
      cell: ({ row }) => <AcceptButton call={row.original} onAccept={onAccept} busy={busy} />,
    },
  ]
}

interface CallFactsProps {
  call: ReconciledCall
  currency: string
  onAccept: Accept
  busy: boolean
}

/** A row on a narrow screen. */
export function CallFacts({ call, currency, onAccept, busy }: CallFactsProps) {
  const facts: [string, string][] = [
    ['Recorded', charge(call.recorded, currency)],
    ['Charged', charge(call.charged, currency)],
    ['Difference', charge(call.difference, currency)],
  ]
  return (
    <div className="space-y-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-mono text-xs break-all">{call.call_id}</p>
          <p className="text-[13px] text-muted-foreground">{call.client?.name ?? 'Not known here'}</p>
        </div>
        <CallState call={call} />
      </div>
      <dl className="grid grid-cols-3 gap-2 text-[13px]">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <AcceptButton call={call} onAccept={onAccept} busy={busy} />
    </div>
  )
}

function CallState({ call }: { call: ReconciledCall }) {
  const { label, tone } = states[call.state]
  return <Badge tone={tone}>{call.state === 'matched' && call.accepted_at ? 'Accepted' : label}</Badge>
}

/** Only of a call that is known here the cost can be corrected. */
function AcceptButton({ call, onAccept, busy }: Omit<CallFactsProps, 'currency'>) {
  if (call.state !== 'differing') return null
  return (
    <Button
      variant="outline"
      size="sm"
      disabled={busy}
      aria-label={`Accept the charge of ${call.call_id}`}
      onClick={() => onAccept(call.call_id)}
    >
      Accept
    </Button>
  )
}
