import { Building2 } from 'lucide-react'
import { useEffect } from 'react'
import { Link, Outlet } from 'react-router'
import { actingTenant } from '@/api/acting-tenant'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { AlertBanner } from '@/features/alerts/alert-banner'
import { useClients } from '@/features/clients/clients'
import { useActingTenant, useMe } from '@/features/session/session'
import { PageSkeleton } from './page-skeleton'

/** Pages of a tenant: a tenant's user has one, a platform's user acts in one. */
export function RequireTenant() {
  const me = useMe()
  return me.role === 'platform_admin' ? <RequireActingTenant /> : <TenantPage />
}

function TenantPage() {
  return (
    <>
      <AlertBanner />
      <Outlet />
    </>
  )
}

/** Starts in the first client when none was chosen before, or when the chosen one is gone. */
function RequireActingTenant() {
  const clients = useClients()
  const acting = useActingTenant()
  const known = clients.items.some((client) => client.id === acting)
  const first = clients.items[0]?.id
  // A client beyond the first page is not in the list, yet it may exist.
  const settled = acting !== null && (known || clients.hasNextPage)

  useEffect(() => {
    if (!settled && first) actingTenant.choose(first)
  }, [settled, first])

  if (settled) return <TenantPage />
  if (clients.error) return <ErrorState error={clients.error} onRetry={() => void clients.refetch()} />
  if (clients.isPending || first) return <PageSkeleton />
  return (
    <Card className="mx-auto max-w-6xl">
      <EmptyState
        icon={Building2}
        title="No clients yet"
        action={
          <Button asChild>
            <Link to="/clients">Create a client</Link>
          </Button>
        }
      >
        Campaigns, leads and calls belong to a client. Create the first one, then act in it from here.
      </EmptyState>
    </Card>
  )
}
