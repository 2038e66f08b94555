import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, dataOf } from '@/api/client'
import { upload } from '@/api/files'
import type { DoNotCallReport } from '@/api/types'
import { usePages } from '@/api/use-pages'

const KEY = ['do-not-call']

/** The list by number; `q` are digits somewhere in it. */
export function useDoNotCall(q: string | undefined) {
  return usePages([...KEY, q], (after) =>
    dataOf(api.GET('/api/do-not-call', { params: { query: { q, after } } })),
  )
}

export function useForbid() {
  const changed = useChanged()
  return useMutation({
    mutationFn: async (body: { phone: string; note?: string }) => {
      const answer = await api.POST('/api/do-not-call', { body })
      return { entry: await dataOf(Promise.resolve(answer)), known: answer.response.status === 200 }
    },
    onSuccess: changed,
  })
}

export function useImportDoNotCall(onProgress: (share: number) => void) {
  const changed = useChanged()
  return useMutation({
    mutationFn: (file: File) => upload<DoNotCallReport>('/api/do-not-call/import', file, onProgress),
    onSuccess: changed,
  })
}

export function useLift() {
  const changed = useChanged()
  return useMutation({
    mutationFn: (phone: string) => api.DELETE('/api/do-not-call/{phone}', { params: { path: { phone } } }),
    onSettled: changed,
  })
}

/** A preview asks the list, so it is as old as the list is. */
function useChanged() {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: KEY })
    await queryClient.invalidateQueries({ queryKey: ['campaigns', 'preview'] })
  }
}
