import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { whenSessionEnds } from '@/api/client'
import { ErrorState } from '@/components/error-state'
import { enter, sessionQuery } from './session'

/** Lets signed-in users through and sends everybody else to sign in, to come back here afterwards. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data: me, error, refetch } = useQuery(sessionQuery)
  const queryClient = useQueryClient()
  const location = useLocation()

  useEffect(() => {
    whenSessionEnds(() => {
      enter(null)
      queryClient.setQueryData(sessionQuery.queryKey, null)
    })
  }, [queryClient])

  if (me) return children
  if (me === null) {
    const from = location.pathname + location.search
    return <Navigate to="/sign-in" replace state={{ from }} />
  }
  if (error) {
    return (
      <main className="flex min-h-dvh items-center justify-center">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </main>
    )
  }
  return null
}
