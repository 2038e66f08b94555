import createClient, { type Middleware } from 'openapi-fetch'
import { commonHeaders } from './headers'
import { ApiError, problemOf } from './problem'
import type { paths } from './schema'

type SessionEnd = () => void

let onSessionEnd: SessionEnd = () => undefined

/** Registers what happens when the server says that nobody is signed in (any more). */
export function whenSessionEnds(action: SessionEnd) {
  onSessionEnd = action
}

const conventions: Middleware = {
  async onRequest({ request }) {
    for (const [name, value] of Object.entries(await commonHeaders(request.method))) {
      // A call that names a tenant of its own keeps it: the platform lists one client's agents from the page of all.
      if (!request.headers.has(name)) request.headers.set(name, value)
    }
  },
  async onResponse({ request, response }) {
    if (response.ok) return
    // Asking who is signed in, and a wrong password, are not the end of a session.
    if (response.status === 401 && !request.url.endsWith('/api/session')) onSessionEnd()
    throw await problemOf(response)
  },
  onError({ error }) {
    return error instanceof ApiError || isAbort(error) ? undefined : new ApiError(0)
  },
}

function isAbort(error: unknown) {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** The API, typed from its OpenAPI description. Each call answers its data or throws an {@link ApiError}. */
export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '/' : location.origin,
  // Looked up on each call, so that whatever replaces fetch later is used.
  fetch: (request) => globalThis.fetch(request),
})
api.use(conventions)

/** The data of an answer that the middleware has let through, so a success. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer
  if (data == null) throw new ApiError(0, { detail: 'The server sent an empty answer.' })
  return data
}
