import { beforeEach, describe, expect, it, vi } from 'vitest'
import { actingTenant } from './acting-tenant'
import { api, dataOf, whenSessionEnds } from './client'

/** Answers every request and remembers it. */
function serve(answer: (request: Request) => Response) {
  const requests: Request[] = []
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.href), init)
    requests.push(request)
    return answer(request)
  })
  return requests
}

beforeEach(() => actingTenant.clear())

describe('tenant header', () => {
  it('names the tenant that a platform user acts in', async () => {
    const requests = serve(() => Response.json({ items: [], next: null }))
    actingTenant.restore('admin')
    actingTenant.choose('t1')

    await api.GET('/api/agents')

    expect(requests[0]?.headers.get('X-Tenant-Id')).toBe('t1')
  })

  it('is absent for a user of a tenant', async () => {
    const requests = serve(() => Response.json({ items: [], next: null }))

    await api.GET('/api/agents')

    expect(requests[0]?.headers.has('X-Tenant-Id')).toBe(false)
  })

  it('comes back for the user who chose it, and for nobody else', () => {
    actingTenant.restore('admin')
    actingTenant.choose('t1')
    actingTenant.clear()

    actingTenant.restore('other')
    expect(actingTenant.get()).toBeNull()

    actingTenant.restore('admin')
    expect(actingTenant.get()).toBe('t1')
  })
})

describe('CSRF header', () => {
  it('repeats the cookie when something is changed, and only then', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D'
    const requests = serve(() => Response.json({}))

    await api.GET('/api/session')
    await api.POST('/api/session', { body: { email: 'a@example.com', password: 'x' } })

    expect(requests[0]?.headers.has('X-XSRF-TOKEN')).toBe(false)
    expect(requests[1]?.headers.get('X-XSRF-TOKEN')).toBe('abc=')
  })

  it('is fetched first where there is no cookie yet', async () => {
    const requests = serve((request) => {
      if (request.url.endsWith('/api/app')) document.cookie = 'XSRF-TOKEN=fresh'
      return Response.json({})
    })

    await api.POST('/api/session', { body: { email: 'a@example.com', password: 'x' } })

    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(['/api/app', '/api/session'])
    expect(requests[1]?.headers.get('X-XSRF-TOKEN')).toBe('fresh')
  })
})

describe('a failed answer', () => {
  it('is thrown as the problem that it carries', async () => {
    serve(() =>
      Response.json({ title: 'Not found', status: 404, detail: 'No such campaign.' }, { status: 404 }),
    )

    const answer = dataOf(api.GET('/api/campaigns/{id}', { params: { path: { id: 'x' } } }))

    await expect(answer).rejects.toMatchObject({ status: 404, message: 'No such campaign.' })
  })

  it('ends the session when nobody is signed in any more', async () => {
    const ended = vi.fn()
    whenSessionEnds(ended)
    serve(() => Response.json({ title: 'Unauthorized', status: 401 }, { status: 401 }))

    await expect(api.GET('/api/leads')).rejects.toMatchObject({ status: 401 })

    expect(ended).toHaveBeenCalledOnce()
  })

  it('of the password does not', async () => {
    const ended = vi.fn()
    whenSessionEnds(ended)
    serve(() => Response.json({ title: 'Unauthorized', status: 401 }, { status: 401 }))

    const body = { email: 'a@example.com', password: 'wrong' }
    await expect(api.POST('/api/session', { body })).rejects.toMatchObject({ status: 401 })

    expect(ended).not.toHaveBeenCalled()
  })

  it('has status 0 when the server was not reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))

    await expect(api.GET('/api/leads')).rejects.toMatchObject({ name: 'ApiError', status: 0 })
  })
})
