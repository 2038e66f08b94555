import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { vi } from 'vitest'
import { TooltipProvider } from '@/components/ui/tooltip'

// A whole page with its menus is seconds of work for a browser that is simulated, on a machine that builds much else.
vi.setConfig({ testTimeout: 30_000 })
configure({ asyncUtilTimeout: 10_000 })

/** Renders a page alone, at an address. */
export function open(page: ReactNode, address = '/') {
  // Radix scrolls to what is chosen, which a browser without a layout cannot do.
  Element.prototype.scrollIntoView = () => undefined
  Element.prototype.hasPointerCapture = () => false
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>
        <TooltipProvider>{page}</TooltipProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  )
}

/** A request that changed something. */
export interface Sent {
  what: string
  body: unknown
  tenant: string | null
}

type Answer = (url: URL) => unknown

/**
 * A server that answers `GET /path` and the like, and keeps what was sent to it. An answer may be a Response; a path
 * that has none is an error of the test.
 */
export function serve(answers: Record<string, Answer>): Sent[] {
  const sent: Sent[] = []
  document.cookie = 'XSRF-TOKEN=abc'
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const what = `${request.method} ${decodeURIComponent(url.pathname)}`
    if (request.method !== 'GET') {
      const body = request.headers.get('Content-Type')?.includes('json') ? await request.json() : null
      sent.push({ what, body, tenant: request.headers.get('X-Tenant-Id') })
    }
    const answer = answers[what]
    if (!answer) throw new Error(`nobody answers ${what}`)
    const body = answer(url)
    return body instanceof Response ? body : Response.json(body)
  })
  return sent
}

/** A problem as the server reports it. */
export function problem(status: number, detail: string) {
  return Response.json({ title: 'Problem', status, detail }, { status })
}
