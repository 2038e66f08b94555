import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { eventsOf } from '@/api/event-stream'
import { ApiError } from '@/api/problem'
import type { Campaign } from '@/api/types'
import { campaignQuery } from './campaigns'
import { isOver } from './progress'

/** `off` when there is nothing to follow: the campaign is over, or the server said no. */
export type Connection = 'connecting' | 'live' | 'reconnecting' | 'off'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15_000

/**
 * Keeps a campaign in the query cache up to date from the server's events until it is over, and tells how the
 * connection is. A stream that drops is opened again, at first after a second, then more and more patiently.
 */
export function useCampaignEvents(id: string): Connection {
  const queryClient = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')

  useEffect(() => {
    const leaving = new AbortController()

    /** Reads one stream to its end; true when there is nothing left to follow. */
    async function read(): Promise<boolean> {
      for await (const { event, data } of eventsOf(`/api/campaigns/${id}/events`, leaving.signal)) {
        setConnection('live')
        wait = FIRST_WAIT_MS
        if (event !== 'progress') continue
        const campaign: Campaign = JSON.parse(data)
        queryClient.setQueryData(campaignQuery(id).queryKey, campaign)
        if (isOver(campaign.state)) return true
      }
      return false
    }

    let wait = FIRST_WAIT_MS
    async function follow() {
      setConnection('connecting')
      while (!leaving.signal.aborted) {
        const over = await read().catch(refused)
        if (leaving.signal.aborted) return
        if (over) break
        setConnection('reconnecting')
        await pause(wait, leaving.signal)
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      }
      if (!leaving.signal.aborted) setConnection('off')
    }

    void follow()
    return () => leaving.abort()
  }, [id, queryClient])

  return connection
}

/** A server that answers "no" says so again; one that fails or is not reached may come back. */
function refused(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
