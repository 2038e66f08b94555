import { commonHeaders } from './headers'
import { problemOf } from './problem'

export interface ServerEvent {
  event: string
  data: string
}

/**
 * Reads server-sent events until the stream ends. The browser's own EventSource cannot send a header, and a platform
 * user's requests need the tenant's.
 */
export async function* eventsOf(url: string, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const headers = { ...(await commonHeaders('GET')), Accept: 'text/event-stream' }
  const response = await fetch(url, { headers, signal, cache: 'no-store' })
  if (!response.ok) throw await problemOf(response)
  if (!response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    pending = (pending + value).replace(/\r\n?/g, '\n')
    const blocks = pending.split('\n\n')
    pending = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parseEvent(block)
      if (event) yield event
    }
  }
}

/** One block of a stream; null for a comment (a heartbeat) or a block without data. */
export function parseEvent(block: string): ServerEvent | null {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }
  return data.length > 0 ? { event, data: data.join('\n') } : null
}
