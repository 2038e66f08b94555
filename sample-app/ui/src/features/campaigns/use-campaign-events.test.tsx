import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { campaign, counts } from '@/test/campaigns'
import type { Campaign } from '@/api/types'
import { campaignQuery } from './campaigns'
import { useCampaignEvents } from './use-campaign-events'

const queryClient = new QueryClient()

/** The server's side of one stream. */
class Stream {
  private controller?: ReadableStreamDefaultController<Uint8Array>
  readonly response = new Response(
    new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) }),
  )

  async send(text: string) {
    this.controller?.enqueue(new TextEncoder().encode(text))
    await settle()
  }

  progress(state: Campaign) {
    return this.send(`event: progress\ndata: ${JSON.stringify(state)}\n\n`)
  }

  async end() {
    this.controller?.close()
    await settle()
  }
}

/** Lets everything that is due happen, without letting a waiting time pass. */
async function settle(ms = 0) {
  await act(() => vi.advanceTimersByTimeAsync(ms))
}

/** Answers each connection with the next of these. */
function serve(...answers: Response[]) {
  const fetch = vi.fn(async () => answers.shift() ?? Response.error())
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function follow() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const hook = renderHook(() => useCampaignEvents('c1'), { wrapper })
  await settle()
  return hook
}

const cached = () => queryClient.getQueryData(campaignQuery('c1').queryKey)

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  queryClient.clear()
})

describe('useCampaignEvents', () => {
  it('is live with the first event and keeps the campaign up to date', async () => {
    const stream = new Stream()
    serve(stream.response)
    const { result } = await follow()
    expect(result.current).toBe('connecting')

    await stream.progress(campaign({ counts: counts({ reached: 7 }) }))

    expect(result.current).toBe('live')
    expect(cached()?.counts.by_state.reached).toBe(7)
  })

  it('reads an event that arrives in pieces, and takes a heartbeat for none', async () => {
    const stream = new Stream()
    serve(stream.response)
    await follow()
    const text = `: heartbeat\n\nevent: progress\r\ndata: ${JSON.stringify(campaign({ name: 'Zoë' }))}\r\n\r\n`

    for (const piece of text.match(/[^]{1,9}/g) ?? []) await stream.send(piece)

    expect(cached()?.name).toBe('Zoë')
  })

  it('says that it reconnects when the stream drops, and is live again after a second', async () => {
    const [first, second] = [new Stream(), new Stream()]
    const fetch = serve(first.response, second.response)
    const { result } = await follow()
    await first.progress(campaign())

    await first.end()
    expect(result.current).toBe('reconnecting')
    expect(fetch).toHaveBeenCalledTimes(1)

    await settle(1_000)
    await second.progress(campaign())
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(result.current).toBe('live')
  })

  it('asks more and more patiently while the server stays away', async () => {
    const fetch = serve()
    const { result } = await follow()
    expect(fetch).toHaveBeenCalledTimes(1)

    await settle(1_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    await settle(1_000)
    expect(fetch).toHaveBeenCalledTimes(2)
    await settle(1_000)
    expect(fetch).toHaveBeenCalledTimes(3)
    expect(result.current).toBe('reconnecting')
  })

  it('stops when the campaign is over', async () => {
    const stream = new Stream()
    const fetch = serve(stream.response)
    const { result } = await follow()

    await stream.progress(campaign({ state: 'finished' }))
    await settle(60_000)

    expect(result.current).toBe('off')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('stops when the server says no', async () => {
    const fetch = serve(Response.json({ title: 'Not found', status: 404 }, { status: 404 }))
    const { result } = await follow()

    await settle(60_000)

    expect(result.current).toBe('off')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('closes the stream when its reader leaves', async () => {
    const stream = new Stream()
    const fetch = serve(stream.response)
    const { unmount } = await follow()

    unmount()

    const [, options] = fetch.mock.calls[0] as unknown as [string, RequestInit]
    expect(options.signal?.aborted).toBe(true)
  })
})
