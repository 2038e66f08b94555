import type { Campaign, TargetState } from '@/api/types'
import { Breakdown } from '@/components/breakdown'
import { outcomeOf } from '@/components/outcome'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { count, minutes, words } from '@/lib/format'
import { Funnel } from './funnel'
import { progressOf } from './progress'

/** The bar colour of each state, in the order in which a contact goes through them. */
const STATE_BARS: [TargetState, string][] = [
  ['reached', 'bg-chart-1'],
  ['not_reached', 'bg-chart-5'],
  ['calling', 'bg-chart-2'],
  ['waiting', 'bg-chart-3'],
  ['suppressed', 'bg-chart-4'],
  ['canceled', 'bg-muted-foreground'],
  ['queued', 'bg-chart-6'],
]

/** Progress, funnel, and what the contacts and calls are made of. */
export function CampaignFigures({ campaign: { counts } }: { campaign: Campaign }) {
  const progress = progressOf(counts)
  const outcomes = Object.entries(counts.by_outcome).sort(([, a], [, b]) => b - a)
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card className="lg:col-span-2">
        <CardContent className="space-y-6">
          <div className="space-y-2">
            <div className="flex flex-wrap justify-between gap-x-4 text-[13px] text-muted-foreground tabular-nums">
              <span>
                <span className="font-medium text-foreground">{progress.percent}%</span> done ·{' '}
                {count(progress.done)} of {count(progress.targets)} contacts
              </span>
              <span>
                {count(counts.attempts)} calls · {minutes(counts.talk_seconds)} talk minutes
              </span>
            </div>
            <Progress value={progress.percent} label="Contacts done" className="h-2" />
          </div>
          <Funnel progress={progress} />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Contacts by state</CardTitle>
        </CardHeader>
        <CardContent>
          <Breakdown
            label="Contacts by state"
            parts={STATE_BARS.map(([state, bar]) => ({
              label: words(state),
              value: counts.by_state[state],
              bar,
            }))}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>Calls by outcome</CardTitle>
        </CardHeader>
        <CardContent>
          <Breakdown
            label="Calls by outcome"
            parts={outcomes.map(([outcome, value]) => ({ ...outcomeOf(outcome), value }))}
          />
        </CardContent>
      </Card>
    </div>
  )
}
