import type { ColumnDef } from '@tanstack/react-table'
import { KeyRound } from 'lucide-react'
import type { Client } from '@/api/types'
import { MinutesMeter } from '@/components/meter'
import { Button } from '@/components/ui/button'
import { money, percent } from '@/lib/format'
import { Explained } from './explained'
import { ratios } from './ratios'
import { RunningOutBadge } from './running-out-badge'

export function clientColumns(
  onCreateKey: (client: Client) => void,
  onChangePlan: (client: Client) => void,
): ColumnDef<Client>[] {
  return [
    {
      header: 'Client',
      cell: ({ row: { original: client } }) => (
        <>
          <p className="font-medium">{client.name}</p>
          <button
            type="button"
            className="rounded-sm text-[13px] text-muted-foreground underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
            aria-label={`Change the plan of ${client.name}, now ${client.plan.name}`}
            onClick={() => onChangePlan(client)}
          >
            {client.plan.name}
          </button>
          <RunningOutBadge client={client} />
        </>
      ),
    },
    {
      header: 'Minutes',
      meta: { className: 'min-w-36' },
      cell: ({ row }) => (
        <MinutesMeter used={row.original.minutes_used} included={row.original.included_minutes} />
      ),
    },
    { header: 'Revenue', meta: { numeric: true }, cell: ({ row }) => money(row.original.revenue) },
    { header: 'Cost', meta: { numeric: true }, cell: ({ row }) => money(row.original.cost) },
    {
      header: 'Profit',
      meta: { numeric: true, className: 'font-medium' },
      cell: ({ row }) => money(row.original.profit),
    },
    {
      id: 'markup',
      header: () => <Explained {...ratios.markup} />,
      meta: { numeric: true },
      cell: ({ row }) => percent(row.original.markup_percent),
    },
    {
      id: 'gross-margin',
      header: () => <Explained {...ratios.grossMargin} />,
      meta: { numeric: true },
      cell: ({ row }) => percent(row.original.gross_margin_percent),
    },
    {
      id: 'key',
      header: () => <span className="sr-only">API keys</span>,
      cell: ({ row: { original: client } }) => (
        <Button
          variant="outline"
          size="sm"
          aria-label={`API keys of ${client.name}`}
          onClick={() => onCreateKey(client)}
        >
          <KeyRound aria-hidden /> API keys
        </Button>
      ),
    },
  ]
}
