import type { ColumnDef } from '@tanstack/react-table'
import { Download, Megaphone, Plus } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import type { Campaign, CampaignState } from '@/api/types'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { FilterSelect } from '@/components/filter-select'
import { Instant } from '@/components/instant'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { count, plural, share, words } from '@/lib/format'
import { CampaignProgress } from './campaign-progress'
import { useCampaigns } from './campaigns'
import { progressOf } from './progress'
import { saveSampleCsv } from './sample-csv'
import { CampaignBadge } from './state-badge'

const STATES: CampaignState[] = ['draft', 'running', 'paused', 'finished', 'canceled']

const columns: ColumnDef<Campaign>[] = [
  {
    header: 'Campaign',
    cell: ({ row: { original: campaign } }) => (
      <div className="min-w-0">
        <Link to={`/campaigns/${campaign.id}`} className="font-medium hover:underline">
          {campaign.name}
        </Link>
        <p className="text-[13px] text-muted-foreground">{campaign.agent_name}</p>
      </div>
    ),
  },
  { header: 'State', cell: ({ row }) => <CampaignBadge state={row.original.state} /> },
  {
    header: 'Progress',
    meta: { className: 'w-56' },
    cell: ({ row }) => <CampaignProgress counts={row.original.counts} />,
  },
  { header: 'Contacts', meta: { numeric: true }, cell: ({ row }) => count(row.original.counts.total) },
  {
    header: 'Reached',
    meta: { numeric: true },
    cell: ({ row }) => count(row.original.counts.by_state.reached),
  },
  {
    header: 'Answer rate',
    meta: { numeric: true },
    cell: ({ row }) => share(progressOf(row.original.counts).answerRate),
  },
  { header: 'Created', cell: ({ row }) => <Instant value={row.original.created_at} relative /> },
]

export default function CampaignsPage() {
  const [params, setParams] = useSearchParams()
  const state = STATES.find((each) => each === params.get('state'))
  const campaigns = useCampaigns(state)
  return (
    <Page
      title="Campaigns"
      description="Each campaign calls a list of people with one agent."
      actions={
        <Button asChild>
          <Link to="/campaigns/new">
            <Plus aria-hidden /> New Campaign
          </Link>
        </Button>
      }
    >
      <ListStates
        query={campaigns}
        empty={state ? <NoneInState state={state} /> : <NoCampaigns />}
        header={
          <div className="border-b px-5 py-3">
            <FilterSelect
              className="w-40"
              label="State"
              all="All states"
              value={state}
              options={STATES.map((value) => ({ value, label: words(value) }))}
              onChange={(value) => setParams(value ? { state: value } : {}, { replace: true })}
            />
          </div>
        }
      >
        <DataTable
          label="Campaigns"
          columns={columns}
          rows={campaigns.items}
          rowId={(campaign) => campaign.id}
          href={(campaign) => `/campaigns/${campaign.id}`}
          card={(campaign) => <CampaignCard campaign={campaign} />}
        />
      </ListStates>
    </Page>
  )
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  return (
    <div className="space-y-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <Link to={`/campaigns/${campaign.id}`} className="font-medium">
            {campaign.name}
          </Link>
          <p className="text-[13px] text-muted-foreground">{campaign.agent_name}</p>
        </div>
        <CampaignBadge state={campaign.state} />
      </div>
      <CampaignProgress counts={campaign.counts} />
      <p className="text-[13px] text-muted-foreground tabular-nums">
        {plural(campaign.counts.total, 'contact')}
        {campaign.counts.attempts > 0 && ` · ${share(progressOf(campaign.counts).answerRate)} answered`}
      </p>
    </div>
  )
}

function NoCampaigns() {
  return (
    <EmptyState
      icon={Megaphone}
      title="No campaigns yet"
      action={
        <>
          <Button asChild>
            <Link to="/campaigns/new">
              <Plus aria-hidden /> Start one with a CSV
            </Link>
          </Button>
          <Button variant="outline" onClick={saveSampleCsv}>
            <Download aria-hidden /> Download a sample
          </Button>
        </>
      }
    >
      A campaign calls everyone in a CSV file with one of your agents. One column is enough: phone_number.
    </EmptyState>
  )
}

function NoneInState({ state }: { state: CampaignState }) {
  return (
    <EmptyState icon={Megaphone} title={`No ${state} campaigns`}>
      Choose another state above to see the rest.
    </EmptyState>
  )
}
