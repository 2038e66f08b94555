import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { api, dataOf } from '@/api/client'
import type { Dashboard } from '@/api/types'
import { PageSkeleton } from '@/app/page-skeleton'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { StatTile } from '@/components/stat-tile'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { count, decimal, percent, plural } from '@/lib/format'
import { LatestCalls } from './latest-calls'
import { LatestLeads } from './latest-leads'
import { RunningCampaigns } from './running-campaigns'
import { Welcome } from './welcome'

export default function DashboardPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['dashboard'],
    queryFn: () => dataOf(api.GET('/api/dashboard')),
    refetchInterval: 10_000,
  })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  const fresh =
    data.latest_calls.length === 0 && data.latest_leads.length === 0 && data.running_campaigns === 0
  return (
    <Page
      title="Dashboard"
      actions={
        <Button asChild>
          <Link to="/campaigns/new">
            <Plus aria-hidden /> New Campaign
          </Link>
        </Button>
      }
    >
      {fresh && <Welcome />}
      <Tiles dashboard={data} />
      <RunningCampaigns />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <LatestCalls calls={data.latest_calls} />
        <LatestLeads leads={data.latest_leads} />
      </div>
    </Page>
  )
}

function Tiles({ dashboard }: { dashboard: Dashboard }) {
  const { minutes_used: used, included_minutes: included } = dashboard
  const share = included > 0 ? Math.min(100, (Number(used) / included) * 100) : 0
  return (
    <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <StatTile
        label="Calls today"
        value={count(dashboard.calls_today)}
        note={`${count(dashboard.answered_today)} answered`}
      />
      <StatTile
        label="Answer rate today"
        value={percent(dashboard.answer_rate_percent, 1)}
        note="of today’s calls"
      />
      <StatTile
        label="Minutes this month"
        value={decimal(used, 0)}
        note={
          <span className="block space-y-2">
            <span className="block">of {count(included)} included</span>
            <Progress value={share} label="Included minutes used" />
          </span>
        }
      />
      <StatTile
        label="Leads"
        value={count(dashboard.leads_total)}
        note={plural(dashboard.running_campaigns, 'running campaign')}
      />
    </div>
  )
}
