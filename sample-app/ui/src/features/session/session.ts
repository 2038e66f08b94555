import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { actingTenant } from '@/api/acting-tenant'
import { api, dataOf } from '@/api/client'
import { ApiError } from '@/api/problem'
import type { Me } from '@/api/types'

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async (): Promise<Me | null> => {
    try {
      return enter(await dataOf(api.GET('/api/session')))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return enter(null)
      throw error
    }
  },
})

/** What runs on the server, and whether its calls are simulated. */
export const appQuery = queryOptions({
  queryKey: ['app'],
  staleTime: Infinity,
  queryFn: () => dataOf(api.GET('/api/app')),
})

/** Sets the tenant acted in before anything of the new session is read. */
export function enter(me: Me | null): Me | null {
  if (me?.role === 'platform_admin') actingTenant.restore(me.user_id)
  else actingTenant.clear()
  return me
}

/** The signed-in user, below the part of the app that asks for one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('No session here; this belongs below RequireSession.')
  return data
}

export function useApp() {
  return useQuery(appQuery)
}

/** The tenant that a platform user acts in, or null. */
export function useActingTenant(): string | null {
  return useSyncExternalStore(actingTenant.subscribe, actingTenant.get)
}
