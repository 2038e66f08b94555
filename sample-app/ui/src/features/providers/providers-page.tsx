import { PageSkeleton } from '@/app/page-skeleton'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { ProviderCard } from './provider-card'
import { useProviders } from './providers'

export default function ProvidersPage() {
  const { data: providers, error, refetch } = useProviders()
  if (!providers)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return (
    <Page
      title="Providers"
      description="The accounts that calls go through, the preferred one first. Refreshed every three seconds."
    >
      <ul className="grid gap-4 lg:grid-cols-2">
        {providers.map((provider) => (
          <li key={provider.id}>
            <ProviderCard provider={provider} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
