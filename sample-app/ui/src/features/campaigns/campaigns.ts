import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { api, dataOf } from '@/api/client'
import { upload } from '@/api/files'
import { messageOf } from '@/api/problem'
import type { Campaign, CampaignSettings, CampaignState, ImportReport, TargetState } from '@/api/types'
import { usePages } from '@/api/use-pages'

export function campaignQuery(id: string) {
  return queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => dataOf(api.GET('/api/campaigns/{id}', { params: { path: { id } } })),
  })
}

export function useCampaign(id: string) {
  return useQuery(campaignQuery(id))
}

/** Campaigns, newest first; looked at again every few seconds, because running ones move. */
export function useCampaigns(state?: CampaignState) {
  return usePages(
    ['campaigns', 'list', state],
    (after) => dataOf(api.GET('/api/campaigns', { params: { query: { state, after } } })),
    { refetchInterval: 5_000 },
  )
}

/** The contacts of a campaign; followed closely while it is under way. */
export function useTargets(id: string, state: TargetState | undefined, moving: boolean) {
  return usePages(
    ['campaigns', 'targets', id, state],
    (after) =>
      dataOf(api.GET('/api/campaigns/{id}/targets', { params: { path: { id }, query: { state, after } } })),
    { refetchInterval: moving && 3_000 },
  )
}

export interface Draft {
  name: string
  agent_id: string
  fallback_agent_ids: string[]
  start_at: string | null
}

export function useCreateCampaign() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ start_at, ...draft }: Draft) =>
      dataOf(
        api.POST('/api/campaigns', {
          body: { ...draft, ...(start_at && { schedule: { start_at } }) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

/** Uploads a CSV file into a draft. */
export function useImportContacts(onProgress: (share: number) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ campaignId, file }: { campaignId: string; file: File }) =>
      upload<ImportReport>(`/api/campaigns/${campaignId}/contacts`, file, onProgress),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

const COMMANDS = {
  start: (id: string) => api.POST('/api/campaigns/{id}/start', { params: { path: { id } } }),
  pause: (id: string) => api.POST('/api/campaigns/{id}/pause', { params: { path: { id } } }),
  resume: (id: string) => api.POST('/api/campaigns/{id}/resume', { params: { path: { id } } }),
  cancel: (id: string) => api.POST('/api/campaigns/{id}/cancel', { params: { path: { id } } }),
}

export type Command = keyof typeof COMMANDS

/** Starts, pauses, resumes or cancels a campaign. A refusal (its state may have moved on) is told in a toast. */
export function useCommand(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (command: Command): Promise<Campaign> => dataOf(COMMANDS[command](id)),
    onSuccess: (campaign) => queryClient.setQueryData(campaignQuery(id).queryKey, campaign),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

/** Who would be called if the campaign started now. Asked again whenever the campaign changes, because rules may too. */
export function useLaunchPreview(campaign: Campaign) {
  const { id, counts, purpose, consent, calling_hours } = campaign
  return useQuery({
    queryKey: ['campaigns', 'preview', id, counts.total, purpose, consent, calling_hours],
    queryFn: () => dataOf(api.GET('/api/campaigns/{id}/preview', { params: { path: { id } } })),
    // Hours open and lists grow while the page stands open.
    refetchInterval: 60_000,
    staleTime: 0,
  })
}

export function useChangeCampaign(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: CampaignSettings) =>
      dataOf(api.PATCH('/api/campaigns/{id}', { params: { path: { id } }, body })),
    onSuccess: (campaign) => queryClient.setQueryData(campaignQuery(id).queryKey, campaign),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

export function useDuplicate(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      dataOf(api.POST('/api/campaigns/{id}/duplicate', { params: { path: { id } }, body: { name } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

export function useRetry(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (outcomes: string[]) =>
      dataOf(api.POST('/api/campaigns/{id}/retry', { params: { path: { id } }, body: { outcomes } })),
    onSuccess: ({ campaign }) => queryClient.setQueryData(campaignQuery(id).queryKey, campaign),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

export type TargetCommand =
  | { kind: 'cancel' }
  | { kind: 'priority'; priority: 'low' | 'normal' | 'high' }
  | { kind: 'callback'; at: string }

/** Moves or takes out one contact who waits. A refusal (the call may have begun) is told in a toast. */
export function useTargetCommand(id: string, phone: string) {
  const queryClient = useQueryClient()
  const params = { path: { id, phone } }
  return useMutation({
    mutationFn: async (command: TargetCommand) => {
      if (command.kind === 'cancel') await api.POST('/api/campaigns/{id}/targets/{phone}/cancel', { params })
      else if (command.kind === 'priority') {
        const body = { priority: command.priority }
        await api.POST('/api/campaigns/{id}/targets/{phone}/priority', { params, body })
      } else {
        await api.POST('/api/campaigns/{id}/targets/{phone}/callback', { params, body: { at: command.at } })
      }
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}
