import { useState } from 'react'
import { useParams } from 'react-router'
import type { Campaign } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { Page } from '@/components/page'
import { Phone } from '@/components/phone'
import { PageSkeleton } from '@/app/page-skeleton'
import { AddContacts } from './add-contacts'
import { CampaignActions } from './campaign-actions'
import { ConnectionNote } from './connection-note'
import { CampaignFigures } from './campaign-figures'
import { useCampaign } from './campaigns'
import { LaunchPreviewCard } from './launch-preview'
import { PausedNote } from './paused-note'
import { CampaignBadge } from './state-badge'
import { TargetTable } from './target-table'
import { useCampaignEvents } from './use-campaign-events'

export default function CampaignPage() {
  const { id = '' } = useParams()
  const { data: campaign, error, refetch } = useCampaign(id)
  if (campaign) return <CampaignView campaign={campaign} />
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const connection = useCampaignEvents(campaign.id)
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={campaign.name}
      badge={
        <>
          <CampaignBadge state={campaign.state} />
          <ConnectionNote connection={connection} state={campaign.state} />
        </>
      }
      back={{ to: '/campaigns', label: 'Campaigns' }}
      description={<Facts campaign={campaign} />}
      actions={<CampaignActions campaign={campaign} onAddContacts={() => setAdding(true)} />}
    >
      <PausedNote campaign={campaign} />
      {campaign.state === 'draft' && campaign.counts.total > 0 && <LaunchPreviewCard campaign={campaign} />}
      <CampaignFigures campaign={campaign} />
      <TargetTable campaign={campaign} onAddContacts={() => setAdding(true)} />
      <AddContacts campaignId={campaign.id} open={adding} onOpenChange={setAdding} />
    </Page>
  )
}

function Facts({ campaign }: { campaign: Campaign }) {
  return (
    <p>
      {campaign.agent_name} ·{' '}
      {campaign.caller_id && (
        <>
          from <Phone number={campaign.caller_id} /> ·{' '}
        </>
      )}
      <When campaign={campaign} />
    </p>
  )
}

function When({ campaign }: { campaign: Campaign }) {
  if (campaign.finished_at) {
    return (
      <>
        ended <Instant value={campaign.finished_at} />
      </>
    )
  }
  if (campaign.started_at) {
    return (
      <>
        started <Instant value={campaign.started_at} />
      </>
    )
  }
  return (
    <>
      {campaign.schedule ? 'starts ' : 'created '}
      <Instant value={campaign.schedule?.start_at ?? campaign.created_at} />
    </>
  )
}
