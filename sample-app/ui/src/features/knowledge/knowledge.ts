import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { upload } from '@/api/files'
import type { KnowledgeDocument } from '@/api/types'
import { usePages } from '@/api/use-pages'

const KEY = ['knowledge']

/** How often a document that is being read is asked after. */
const READING_MILLIS = 2_000

/** The documents of the tenant acted in. */
export function useDocuments() {
  return usePages([...KEY, 'own'], (after) =>
    dataOf(api.GET('/api/knowledge', { params: { query: { after } } })),
  )
}

/** The documents of all clients, for the platform. */
export function useAllDocuments() {
  return usePages([...KEY, 'all'], (after) =>
    dataOf(api.GET('/api/all-knowledge', { params: { query: { after } } })),
  )
}

export const isBeingRead = ({ status }: KnowledgeDocument) =>
  status === 'indexing' || status === 'not_indexed'

/** The document as it was listed, or as its provider has it now while it is being read. */
export function useCurrent(listed: KnowledgeDocument, own: boolean): KnowledgeDocument {
  const { data } = useQuery({
    queryKey: [...KEY, 'one', listed.id],
    queryFn: () => dataOf(api.GET('/api/knowledge/{id}', { params: { path: { id: listed.id } } })),
    enabled: own && isBeingRead(listed),
    refetchInterval: ({ state }) => (!state.data || isBeingRead(state.data) ? READING_MILLIS : false),
  })
  return isBeingRead(listed) && data ? { ...listed, status: data.status } : listed
}

export function useKnowledgeProviders() {
  return useQuery({
    queryKey: ['knowledge-providers'],
    staleTime: Infinity,
    queryFn: () => dataOf(api.GET('/api/knowledge/providers')),
  })
}

export type NewDocument =
  | { kind: 'text'; title: string; text: string; provider?: string }
  | { kind: 'link'; url: string; title?: string; provider?: string }
  | { kind: 'file'; file: File; provider?: string }

export function useAddDocument(onProgress: (share: number) => void) {
  const changed = useChanged()
  return useMutation({
    mutationFn: (document: NewDocument): Promise<KnowledgeDocument> => {
      switch (document.kind) {
        case 'text': {
          const { title, text, provider } = document
          return dataOf(api.POST('/api/knowledge/texts', { body: { title, text, provider } }))
        }
        case 'link': {
          const { url, title, provider } = document
          return dataOf(api.POST('/api/knowledge/links', { body: { url, title, provider } }))
        }
        case 'file': {
          const query = document.provider ? `?provider=${encodeURIComponent(document.provider)}` : ''
          return upload(`/api/knowledge/files${query}`, document.file, onProgress)
        }
      }
    },
    onSettled: changed,
  })
}

export function useDeleteDocument() {
  const changed = useChanged()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/knowledge/{id}', { params: { path: { id } } }),
    onSettled: changed,
  })
}

/** Lets an agent quote a document, or keeps it from that. */
export function useQuote(documentId: string) {
  const changed = useChanged()
  return useMutation({
    mutationFn: ({ agentId, on }: { agentId: string; on: boolean }) => {
      const params = { path: { id: documentId, agent_id: agentId } }
      return dataOf(
        on
          ? api.PUT('/api/knowledge/{id}/agents/{agent_id}', { params })
          : api.DELETE('/api/knowledge/{id}/agents/{agent_id}', { params }),
      )
    },
    onSettled: changed,
  })
}

function useChanged() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: KEY })
}
