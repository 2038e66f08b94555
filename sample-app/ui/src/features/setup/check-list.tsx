import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert, type LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import type { SetupCheck } from '@/api/types'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/lib/cn'
import { count } from '@/lib/format'

interface Look {
  icon: LucideIcon
  color: string
  word: string
}

const LOOKS: Record<SetupCheck['status'], Look> = {
  failed: { icon: CircleAlert, color: 'text-danger', word: 'Failed' },
  warning: { icon: TriangleAlert, color: 'text-warning', word: 'Warning' },
  not_yet: { icon: CircleDashed, color: 'text-muted-foreground', word: 'Not yet' },
  ok: { icon: CircleCheck, color: 'text-success', word: 'Done' },
}

const URGENCY = Object.keys(LOOKS)

/** What stands in the way first, what is done last. */
export function byUrgency(checks: SetupCheck[]): SetupCheck[] {
  return checks.toSorted((a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status))
}

export function CheckList({ checks }: { checks: SetupCheck[] }) {
  const done = checks.filter((check) => check.status === 'ok').length
  return (
    <Card className="overflow-hidden">
      <CardHeader className="py-3">
        <CardTitle>Checklist</CardTitle>
        <p className="text-[13px] text-muted-foreground tabular-nums">
          {count(done)} of {count(checks.length)} done
        </p>
      </CardHeader>
      <ul className="divide-y border-t" aria-label="Checks">
        {byUrgency(checks).map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ul>
    </Card>
  )
}

function CheckItem({ check }: { check: SetupCheck }) {
  const { icon: Icon, color, word } = LOOKS[check.status]
  return (
    <li className="flex gap-3 px-5 py-3.5">
      <Icon className={cn('mt-0.5 size-4 shrink-0', color)} aria-label={word} role="img" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{check.title}</p>
        <p className="text-[13px] wrap-anywhere text-muted-foreground">{check.found}</p>
        {check.fix && (
          <p className="mt-1 text-[13px] wrap-anywhere">
            {check.fix}{' '}
            {check.link && (
              <Link className="text-link hover:underline" to={check.link}>
                Go there
              </Link>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
