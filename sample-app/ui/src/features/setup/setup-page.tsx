import { RotateCw } from 'lucide-react'
import { PageSkeleton } from '@/app/page-skeleton'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { CheckList } from './check-list'
import { ProviderErrors } from './provider-errors'
import { useSetup } from './setup'

export default function SetupPage() {
  const { data: setup, error, refetch, isFetching } = useSetup()
  if (!setup) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return (
    <Page
      title="Setup"
      description={
        <>
          Everything that a call needs, looked at <Instant value={setup.checked_at} relative />.
        </>
      }
      actions={
        <Button variant="outline" busy={isFetching} onClick={() => void refetch()}>
          <RotateCw aria-hidden /> Check again
        </Button>
      }
    >
      <CheckList checks={setup.checks} />
      <ProviderErrors errors={setup.errors} />
    </Page>
  )
}
