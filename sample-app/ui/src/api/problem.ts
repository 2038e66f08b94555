import type { FieldError, Problem } from './types'

/** An answer of the API that is not a success, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly errors: FieldError[]
  readonly retryAfterSeconds: number | null

  constructor(status: number, problem: Partial<Problem> = {}, retryAfterSeconds: number | null = null) {
    super(problem.detail ?? problem.title ?? fallback(status))
    this.name = 'ApiError'
    this.status = status
    this.errors = problem.errors ?? []
    this.retryAfterSeconds = retryAfterSeconds
  }
}

function fallback(status: number): string {
  if (status === 0) return 'The server could not be reached. Check your connection and try again.'
  if (status === 401) return 'Your session has ended. Sign in again.'
  if (status === 403) return 'You are not allowed to do this.'
  if (status === 404) return 'This does not exist, or it belongs to someone else.'
  if (status === 413) return 'The file is too large.'
  if (status === 429) return 'Too many attempts. Wait a moment and try again.'
  return `The server answered with an error (${status}). Try again in a moment.`
}

/** Reads the problem that a failed response carries; a body that is no problem gives a plain message. */
export async function problemOf(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After'))
  const problem = await response.json().catch(() => ({}))
  return new ApiError(response.status, problem, retryAfter > 0 ? retryAfter : null)
}

/** The message to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : fallback(0)
}

/**
 * Messages by field name, for a form. A field that the form does not have is not lost: its message is under `form`,
 * as is the problem's own detail when the server named no field at all.
 */
export function fieldErrors<F extends string>(
  error: unknown,
  fields: readonly F[],
): Partial<Record<F | 'form', string>> {
  if (!error) return {}
  const found: Partial<Record<F | 'form', string>> = {}
  const known = (name: string): name is F => (fields as readonly string[]).includes(name)
  for (const { field, message } of error instanceof ApiError ? error.errors : []) {
    if (known(field)) found[field] ??= message
    else found.form ??= `${field}: ${message}`
  }
  if (Object.keys(found).length === 0) found.form = messageOf(error)
  return found
}
