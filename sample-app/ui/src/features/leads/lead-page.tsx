import { Phone as PhoneIcon } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { LeadDetail } from '@/api/types'
import { PageSkeleton } from '@/app/page-skeleton'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { phone } from '@/lib/format'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { CallDialog } from './call-dialog'
import { LeadBadge } from './lead-badge'
import { LeadFacts } from './lead-facts'
import { LeadForm } from './lead-form'
import { useLead } from './leads'
import { Timeline } from './timeline'

export default function LeadPage() {
  const { id = '' } = useParams()
  const { data: lead, error, refetch } = useLead(id)
  if (lead) return <LeadView lead={lead} />
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}

function LeadView({ lead }: { lead: LeadDetail }) {
  const [calling, setCalling] = useState(false)
  return (
    <Page
      title={lead.name}
      badge={<LeadBadge status={lead.status} />}
      description={<span className="tabular-nums">{phone(lead.phone)}</span>}
      back={{ to: '/leads', label: 'Leads' }}
      actions={
        <Button onClick={() => setCalling(true)}>
          <PhoneIcon aria-hidden /> Call
        </Button>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_1fr]">
        <div className="space-y-4">
          <LeadFacts lead={lead} />
          {/* A change that came from elsewhere (a call) starts the form anew. */}
          <LeadForm key={lead.updated_at} lead={lead} />
        </div>
        <Card>
          <CardHeader>
            <CardTitle>Timeline</CardTitle>
          </CardHeader>
          <CardContent>
            <Timeline entries={lead.timeline} />
          </CardContent>
        </Card>
      </div>
      <CallDialog lead={calling ? lead : null} onClose={() => setCalling(false)} />
    </Page>
  )
}
