import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Agent, ImportReport } from '@/api/types'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { CampaignSettingsDialog } from './campaign-settings'
import { AgentStep } from './agent-step'
import { useCampaign, useCommand } from './campaigns'
import { ContactUpload } from './contact-upload'
import { ImportReportView } from './import-report'
import { LaunchPreviewView } from './launch-preview'
import { NameStep } from './name-step'
import { Stepper } from './stepper'
import { useDraft } from './use-draft'

const STEPS = ['Name', 'Agent', 'Contacts']

/** Name, agent, contacts, start. The draft is created with the upload, so leaving before that leaves nothing behind. */
export default function NewCampaignPage() {
  const [step, setStep] = useState(0)
  const [name, setName] = useState('')
  const [agent, setAgent] = useState<Agent | null>(null)
  const [fallback, setFallback] = useState<Agent | null>(null)
  const [startAt, setStartAt] = useState<string | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const draft = useDraft(
    agent && {
      name,
      agent_id: agent.agent_id,
      fallback_agent_ids: fallback ? [fallback.agent_id] : [],
      start_at: startAt,
    },
  )

  return (
    <Page
      title="New campaign"
      back={{ to: '/campaigns', label: 'Campaigns' }}
      className="max-w-3xl"
      actions={<Stepper steps={STEPS} current={step} />}
    >
      <Card>
        <CardContent className="p-5 sm:p-8">
          {step === 0 && (
            <NameStep
              name={name}
              onDone={(chosen) => {
                setName(chosen)
                setStep(1)
              }}
            />
          )}
          {step === 1 && (
            <AgentStep
              agent={agent}
              fallback={fallback}
              startAt={startAt}
              onAgent={setAgent}
              onFallback={setFallback}
              onStartAt={setStartAt}
              onBack={() => setStep(0)}
              onDone={() => setStep(2)}
            />
          )}
          {step === 2 && !report && (
            <ContactUpload
              campaignId={draft.open}
              onImported={setReport}
              footer={
                // Once the draft exists, its name and agent are settled.
                !draft.id && (
                  <Button variant="outline" onClick={() => setStep(1)}>
                    Back
                  </Button>
                )
              }
            />
          )}
          {report && draft.id && (
            <Ready
              campaignId={draft.id}
              scheduled={startAt !== null}
              report={report}
              onMore={() => setReport(null)}
            />
          )}
        </CardContent>
      </Card>
    </Page>
  )
}

interface ReadyProps {
  campaignId: string
  scheduled: boolean
  report: ImportReport
  onMore: () => void
}

function Ready({ campaignId, scheduled, report, onMore }: ReadyProps) {
  const navigate = useNavigate()
  const [settling, setSettling] = useState(false)
  const command = useCommand(campaignId)
  // An earlier file may have brought contacts when this one brought none.
  const { data: campaign } = useCampaign(campaignId)
  const toCampaign = () => void navigate(`/campaigns/${campaignId}`)
  return (
    <div className="space-y-6">
      <ImportReportView report={report} />
      {campaign && campaign.counts.total > 0 && (
        <section aria-label="Launch preview" className="space-y-4 border-t pt-6">
          <div className="flex items-center justify-between gap-4">
            <h2 className="text-[13px] text-muted-foreground">If you start now</h2>
            <Button variant="outline" size="sm" onClick={() => setSettling(true)}>
              <Settings2 aria-hidden /> Settings
            </Button>
          </div>
          <LaunchPreviewView campaign={campaign} />
          <CampaignSettingsDialog campaign={campaign} open={settling} onOpenChange={setSettling} />
        </section>
      )}
      <div className="flex flex-col-reverse gap-2 border-t pt-6 sm:flex-row sm:items-center">
        <Button variant="outline" onClick={onMore}>
          Upload another file
        </Button>
        <Button variant="ghost" onClick={toCampaign} className="sm:ml-auto">
          Keep as draft
        </Button>
        <Button
          busy={command.isPending}
          disabled={!campaign?.counts.total}
          onClick={() => command.mutate('start', { onSuccess: toCampaign })}
        >
          {scheduled ? 'Schedule Campaign' : 'Start Campaign'}
        </Button>
      </div>
    </div>
  )
}
