import { Navigate, Outlet } from 'react-router'
import { useMe } from '@/features/session/session'

/** Pages of the platform; anybody else lands on the dashboard. */
export function RequirePlatform() {
  return useMe().role === 'platform_admin' ? <Outlet /> : <Navigate to="/" replace />
}
