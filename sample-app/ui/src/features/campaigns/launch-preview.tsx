import { CircleCheck, CircleSlash, Clock3, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Campaign, LaunchCredit, LaunchPreview, RuleEffect } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { Citation } from '@/features/compliance/citation'
import { clockOrDay, launchSentence, ruleWords } from '@/features/compliance/rules'
import { count, decimal, money } from '@/lib/format'
import { useLaunchPreview } from './campaigns'

/** What a start would do, asked of the same rules as the calls will be. */
export function LaunchPreviewCard({ campaign }: { campaign: Campaign }) {
  return (
    <Card aria-label="Launch preview">
      <CardHeader>
        <CardTitle>If you start now</CardTitle>
      </CardHeader>
      <CardContent>
        <LaunchPreviewView campaign={campaign} />
      </CardContent>
    </Card>
  )
}

export function LaunchPreviewView({ campaign }: { campaign: Campaign }) {
  const { data: preview, error, refetch } = useLaunchPreview(campaign)
  if (preview) return <Preview preview={preview} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div role="status" aria-label="Asking the rules about everybody" className="space-y-3">
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  )
}

function Preview({ preview }: { preview: LaunchPreview }) {
  return (
    <div className="space-y-5">
      <p className="font-semibold text-pretty" data-testid="launch-sentence">
        {launchSentence(preview)}
      </p>
      <ul aria-label="Who is called" className="divide-y rounded-lg border">
        <Line icon={CircleCheck} tone="text-success" people={preview.allowed} label="now">
          Called as soon as there is a free slot
        </Line>
        {preview.rules.map((rule) => (
          <RuleLine key={`${rule.rule_id} ${rule.effect}`} rule={rule} />
        ))}
      </ul>
      <Estimate preview={preview} />
    </div>
  )
}

function RuleLine({ rule }: { rule: RuleEffect }) {
  const later = rule.effect === 'defer'
  return (
    <Line
      icon={later ? Clock3 : CircleSlash}
      tone={later ? 'text-warning' : 'text-danger'}
      people={rule.people}
      label={later ? (rule.next_opening ? clockOrDay(rule.next_opening) : 'later') : 'never'}
      source={<Citation ruleId={rule.rule_id} citation={rule.citation} why={rule.why} />}
    >
      {ruleWords(rule.rule_id, rule.why)}
    </Line>
  )
}

interface LineProps {
  icon: LucideIcon
  tone: string
  people: number
  label: string
  source?: ReactNode
  children: string
}

function Line({ icon: Icon, tone, people, label, source, children }: LineProps) {
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-x-4 gap-y-1 sm:flex-row sm:justify-between">
        <div className="min-w-0">
          <p className="font-medium tabular-nums">
            {count(people)} {label}
          </p>
          <p className="text-[13px] text-muted-foreground first-letter:uppercase">{children}</p>
        </div>
        {source && <span className="shrink-0">{source}</span>}
      </div>
    </li>
  )
}

function Estimate({ preview }: { preview: LaunchPreview }) {
  const minutes = decimal(preview.estimated_minutes, 1)
  if (preview.credit) return <CreditEstimate minutes={minutes} credit={preview.credit} />
  const beyond = Number(preview.estimated_charge.amount) > 0
  return (
    <p className="text-[13px] text-pretty text-muted-foreground tabular-nums">
      About <span className="font-medium text-foreground">{minutes} minutes</span> of talk,{' '}
      {beyond ? (
        <>
          of which your plan still includes {decimal(preview.estimated_included_minutes, 1)}; the rest comes
          to about <span className="font-medium text-foreground">{money(preview.estimated_charge)}</span>.
        </>
      ) : (
        'which your plan still includes.'
      )}
    </p>
  )
}

function CreditEstimate({ minutes, credit }: { minutes: string; credit: LaunchCredit }) {
  const lacks = Number(credit.missing.amount) > 0
  return (
    <div className="space-y-2">
      <p className="text-[13px] text-pretty text-muted-foreground tabular-nums">
        About <span className="font-medium text-foreground">{minutes} minutes</span> of talk. The start sets
        aside <span className="font-medium text-foreground">{money(credit.needed)}</span> of your credit, of
        which {money(credit.available)} are available.
      </p>
      {lacks && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-[13px] text-danger tabular-nums">
          {money(credit.missing)} are missing.{' '}
          <Link to="/usage" className="font-medium underline underline-offset-4">
            Add credit
          </Link>
          , then start.
        </p>
      )}
    </div>
  )
}
