import { actingTenant } from './acting-tenant'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

function csrfToken(): string | null {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith('XSRF-TOKEN='))
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : null
}

/**
 * What each request of this app carries beside its own headers: the tenant acted in and, on a verb that changes
 * something, the token that proves the request comes from our page. The token's cookie comes with any answer, so it is
 * fetched when there is none yet.
 */
export async function commonHeaders(method: string): Promise<Record<string, string>> {
  const headers: Record<string, string> = {}
  const tenantId = actingTenant.get()
  if (tenantId) headers['X-Tenant-Id'] = tenantId
  if (!SAFE.includes(method.toUpperCase())) {
    if (!csrfToken()) await fetch('/api/app')
    const token = csrfToken()
    if (token) headers['X-XSRF-TOKEN'] = token
  }
  return headers
}
