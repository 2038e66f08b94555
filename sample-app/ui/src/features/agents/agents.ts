import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import type { Agent, AgentType, NewAgent } from '@/api/types'
import { usePages } from '@/api/use-pages'

export const agentTypes: Record<AgentType, string> = {
  lead_gen: 'Lead generation',
  booking: 'Booking',
  collections: 'Collections',
  promo: 'Promotion',
  support: 'Support',
  custom: 'Custom',
}

export function useAgents() {
  return usePages(['agents'], (after) =>
    dataOf(api.GET('/api/agents', { params: { query: { after, limit: 200 } } })),
  )
}

export interface AgentFilter {
  client_id: string | undefined
  type: AgentType | undefined
  status: Agent['status'] | undefined
  q: string | undefined
}

/** The agents of all clients, for the platform. */
export function useAllAgents(filter: AgentFilter) {
  return usePages(['all-agents', filter], (after) =>
    dataOf(api.GET('/api/all-agents', { params: { query: { ...filter, after } } })),
  )
}

/** Creates an agent, or changes the one with this id. A new one is active, whatever status is given. */
export function useSaveAgent(agentId?: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ status, provider, ...body }: NewAgent & Pick<Agent, 'status'>) =>
      dataOf(
        agentId
          ? api.PATCH('/api/agents/{agent_id}', {
              params: { path: { agent_id: agentId } },
              body: { ...body, status },
            })
          : api.POST('/api/agents', { body: { ...body, provider } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['agents'] }),
  })
}
