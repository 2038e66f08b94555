import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { toast } from 'sonner'
import { api, dataOf } from '@/api/client'
import { eventsOf } from '@/api/event-stream'
import { messageOf } from '@/api/problem'
import type { Campaign, Lead } from '@/api/types'
import { outcomeOf } from '@/components/outcome'
import { isOver } from '@/features/campaigns/progress'
import { talkTime } from '@/lib/format'

/** Longer than any call; whoever leaves the page open does not follow for ever. */
const LONGEST_CALL_MS = 60 * 60_000

/** Calls a lead and tells in one toast how it goes, to the end of the call. */
export function useCallLead() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ lead, agentId }: { lead: Lead; agentId: string }) =>
      dataOf(
        api.POST('/api/leads/{id}/call', { params: { path: { id: lead.id } }, body: { agent_id: agentId } }),
      ),
    onSuccess: ({ campaign_id }, { lead }) => {
      const id = toast.loading(`Calling ${lead.name}…`, { description: 'Waiting for a line' })
      void follow(campaign_id, (campaign) => {
        if (!isOver(campaign.state)) {
          showProgress(id, lead, campaign)
          return
        }
        const show = campaign.counts.by_state.reached > 0 ? toast.success : toast.info
        const action = { label: 'Open lead', onClick: () => void navigate(`/leads/${lead.id}`) }
        show(`Call to ${lead.name} ended`, { id, description: endLine(campaign), action, duration: 8_000 })
        for (const list of ['leads', 'calls', 'dashboard', 'usage']) {
          void queryClient.invalidateQueries({ queryKey: [list] })
        }
      }).catch((error) =>
        toast.error(`The call to ${lead.name} can no longer be followed`, {
          id,
          description: messageOf(error),
        }),
      )
    },
  })
}

/** Reads the events of a campaign until it is over; a stream that merely ended is read on by asking. */
async function follow(campaignId: string, onChange: (campaign: Campaign) => void) {
  const limit = AbortSignal.timeout(LONGEST_CALL_MS)
  for await (const { event, data } of eventsOf(`/api/campaigns/${campaignId}/events`, limit)) {
    if (event !== 'progress') continue
    const campaign: Campaign = JSON.parse(data)
    onChange(campaign)
    if (isOver(campaign.state)) return
  }
  const params = { path: { id: campaignId } }
  for (;;) {
    const campaign = await dataOf(api.GET('/api/campaigns/{id}', { params, signal: limit }))
    onChange(campaign)
    if (isOver(campaign.state)) return
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}

/** A call under way stays in sight; a retry may be hours away, so that news fades like any other. */
function showProgress(id: string | number, lead: Lead, { counts }: Campaign) {
  if (counts.by_state.waiting > 0) {
    toast.info(`${lead.name} was not reached`, { id, description: 'Another try follows on its own.' })
  } else {
    const description = counts.by_state.calling > 0 ? 'Ringing or talking' : 'Waiting for a line'
    toast.loading(`Calling ${lead.name}…`, { id, description })
  }
}

/** How a campaign of one contact ended. */
export function endLine({ counts }: Campaign): string {
  const [outcome] = Object.entries(counts.by_outcome).find(([, calls]) => calls > 0) ?? []
  if (!outcome) return 'No call was made'
  const talked = counts.talk_seconds > 0 ? ` · ${talkTime(counts.talk_seconds)}` : ''
  return outcomeOf(counts.by_state.reached > 0 ? 'answered' : outcome).label + talked
}
