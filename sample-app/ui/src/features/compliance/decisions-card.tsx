import type { ColumnDef } from '@tanstack/react-table'
import { CircleCheck, CircleX, ScrollText, ShieldQuestion } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Decision } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CardHeader, CardTitle } from '@/components/ui/card'
import { count } from '@/lib/format'
import { Citation } from './citation'
import { useDecisions, useVerify } from './compliance'
import { ruleWords } from './rules'

const KINDS: Record<Decision['kind'], { label: string; tone: Tone }> = {
  allow: { label: 'Called', tone: 'success' },
  defer: { label: 'Deferred', tone: 'warning' },
  deny: { label: 'Not called', tone: 'danger' },
}

const columns: ColumnDef<Decision>[] = [
  { header: 'Number', cell: ({ row }) => <Phone number={row.original.phone} /> },
  { header: 'Decision', cell: ({ row }) => <KindBadge kind={row.original.kind} /> },
  {
    header: 'Why',
    meta: { className: 'max-w-80' },
    cell: ({ row }) => <Why decision={row.original} />,
  },
  {
    header: 'Local time there',
    meta: { className: 'text-muted-foreground' },
    cell: ({ row }) => localTime(row.original.local_times),
  },
  { header: 'Decided', cell: ({ row }) => <Instant value={row.original.at} relative /> },
]

/** What was decided about each attempt, newest first, and whether the log is as it was written. */
export function DecisionsCard() {
  const [kind, setKind] = useState<Decision['kind']>()
  const decisions = useDecisions(kind)
  return (
    <ListStates
      query={decisions}
      empty={
        <EmptyState icon={ScrollText} title="No decisions yet">
          Each time a call is due, what the rules decided is written here, and nothing is ever changed.
        </EmptyState>
      }
      header={
        <CardHeader className="flex-wrap py-3">
          <CardTitle>Decision log</CardTitle>
          <div className="flex items-center gap-2">
            <FilterSelect
              className="w-36"
              label="Decision"
              all="All decisions"
              value={kind}
              options={Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))}
              onChange={(value) => setKind(value as Decision['kind'] | undefined)}
            />
            <Verify />
          </div>
        </CardHeader>
      }
    >
      <DataTable
        label="Decisions"
        columns={columns}
        rows={decisions.items}
        rowId={(decision) => String(decision.position)}
        card={(decision) => <DecisionCard decision={decision} />}
      />
    </ListStates>
  )
}

function Verify() {
  const verify = useVerify()
  const found = verify.data
  const Icon = !found ? ShieldQuestion : found.whole ? CircleCheck : CircleX
  return (
    <>
      <span role="status" className="text-[13px] text-muted-foreground">
        {found && (found.whole ? 'Unchanged' : `Changed at position ${count(found.broken_at ?? 0)}`)}
      </span>
      <Button
        variant="outline"
        busy={verify.isPending}
        onClick={() => verify.mutate(undefined, { onError: (error) => toast.error(messageOf(error)) })}
      >
        <Icon className={found ? (found.whole ? 'text-success' : 'text-danger') : undefined} aria-hidden />{' '}
        Verify
      </Button>
    </>
  )
}

function KindBadge({ kind }: { kind: Decision['kind'] }) {
  return <Badge tone={KINDS[kind].tone}>{KINDS[kind].label}</Badge>
}

function Why({ decision }: { decision: Decision }) {
  if (decision.kind === 'allow') return <span className="text-muted-foreground">No rule against it</span>
  return (
    <>
      <span className="block first-letter:uppercase">{ruleWords(decision.rule_id, decision.why)}</span>
      <span className="flex flex-wrap items-center gap-x-3">
        <Citation ruleId={decision.rule_id} citation={decision.citation} why={decision.why} />
        {decision.until && (
          <span className="text-[13px] text-muted-foreground">
            next <Instant value={decision.until} relative />
          </span>
        )}
      </span>
    </>
  )
}

/** `2026-11-21T04:05:06-05:00[America/New_York] …` as `04:05 New York`. */
function localTime(times: string): string {
  const shown = times.split(' ').flatMap((time) => {
    const [, clock, zone] = /T(\d\d:\d\d)[^[]*(?:\[(?:.*\/)?([^\]/]+)\])?/.exec(time) ?? []
    return clock ? [`${clock} ${zone?.replaceAll('_', ' ') ?? ''}`.trim()] : []
  })
  return shown.length > 0 ? shown.join(', ') : '–'
}

function DecisionCard({ decision }: { decision: Decision }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">
          <Phone number={decision.phone} />
        </span>
        <KindBadge kind={decision.kind} />
      </div>
      <div className="text-[13px]">
        <Why decision={decision} />
      </div>
      <p className="text-[13px] text-muted-foreground">
        <Instant value={decision.at} relative /> · {localTime(decision.local_times)}
      </p>
    </div>
  )
}
