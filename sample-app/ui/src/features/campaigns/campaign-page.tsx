import { useState } from 'react'
import { useParams } from 'react-router'
import type { Campaign } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { PageSkeleton } from '@/app/page-skeleton'
import { AddContacts } from './add-contacts'
import { CampaignActions } from './campaign-actions'
import { ConnectionNote } from './connection-note'
import { CampaignFacts } from './campaign-facts'
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
      description={<CampaignFacts campaign={campaign} />}
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
