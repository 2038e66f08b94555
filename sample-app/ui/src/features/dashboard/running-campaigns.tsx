import { Link } from 'react-router'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { CampaignProgress } from '@/features/campaigns/campaign-progress'
import { useCampaigns } from '@/features/campaigns/campaigns'
import { progressOf } from '@/features/campaigns/progress'
import { count, share } from '@/lib/format'

/** Campaigns that are calling right now; absent when none is. */
export function RunningCampaigns() {
  const { items } = useCampaigns('running')
  if (items.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle>Running campaigns</CardTitle>
      </CardHeader>
      <ul className="divide-y">
        {items.map((campaign) => (
          <li key={campaign.id}>
            <Link
              to={`/campaigns/${campaign.id}`}
              className="grid gap-x-6 gap-y-2 px-5 py-3.5 transition-colors hover:bg-muted/60 sm:grid-cols-[1fr_16rem_10rem] sm:items-center"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{campaign.name}</span>
                <span className="block truncate text-[13px] text-muted-foreground">
                  {campaign.agent_name}
                </span>
              </span>
              <CampaignProgress counts={campaign.counts} />
              <span className="text-[13px] text-muted-foreground tabular-nums sm:text-right">
                {count(campaign.counts.by_state.reached)} reached ·{' '}
                {share(progressOf(campaign.counts).answerRate)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
