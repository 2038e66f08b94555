import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { ListedApiKey } from '@/api/types'
import { ErrorState } from '@/components/error-state'
import { Instant } from '@/components/instant'
import { Button } from '@/components/ui/button'
import { useApiKeys, useRevokeApiKey } from './clients'

/** The keys that a client's programs have, each with the way to end it. */
export function ApiKeyList({ tenantId }: { tenantId: string }) {
  const { data: keys, error, refetch } = useApiKeys(tenantId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!keys || keys.length === 0) return null
  return (
    <ul aria-label="API keys" className="max-h-48 divide-y overflow-y-auto rounded-md border text-[13px]">
      {keys.map((key) => (
        <KeyItem key={key.id} tenantId={tenantId} apiKey={key} />
      ))}
    </ul>
  )
}

function KeyItem({ tenantId, apiKey }: { tenantId: string; apiKey: ListedApiKey }) {
  const revoke = useRevokeApiKey(tenantId)

  function end() {
    revoke.mutate(apiKey.id, {
      onSuccess: () => toast.success(`Key ${apiKey.name} is refused from now on`),
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{apiKey.name}</p>
        <p className="text-muted-foreground">
          created <Instant value={apiKey.created_at} />
        </p>
      </div>
      <Button
        variant="outline"
        size="sm"
        type="button"
        busy={revoke.isPending}
        aria-label={`Revoke ${apiKey.name}`}
        onClick={end}
      >
        Revoke
      </Button>
    </li>
  )
}
