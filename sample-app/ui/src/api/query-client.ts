import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './problem'

/** Answers that will not change by asking again. */
const FINAL = new Set([400, 401, 403, 404, 409, 410, 422, 429])

/** Reads are retried when the server was not reached or failed, never when it said no; writes are never retried. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && FINAL.has(error.status)),
      },
    },
  })
}
