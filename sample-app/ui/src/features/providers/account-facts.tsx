import { messageOf } from '@/api/problem'
import { Instant } from '@/components/instant'
import { Skeleton } from '@/components/ui/skeleton'
import { count } from '@/lib/format'
import { Fact } from './fact'
import { useProviderAccount } from './providers'

/** What the provider itself says of the account. */
export function AccountFacts({ id }: { id: string }) {
  const { data: account, error, isPending } = useProviderAccount(id)
  if (isPending) {
    return (
      <Fact name="Account">
        <Skeleton className="ml-auto h-4 w-24" />
      </Fact>
    )
  }
  if (error) return <Fact name="Account">{messageOf(error)}</Fact>
  return (
    <>
      {account.plan && <Fact name="Plan">{account.plan}</Fact>}
      <Fact name="Calls it sees">
        {count(account.calls_in_progress)}
        {account.concurrency_limit != null && ` of ${count(account.concurrency_limit)}`}
      </Fact>
      {account.credit_used != null && account.credit_limit != null && (
        <Fact name="Used">
          {count(account.credit_used)} of {count(account.credit_limit)} {account.credit_unit}
        </Fact>
      )}
      {account.credit_renews_at && (
        <Fact name="Starts afresh">
          <Instant value={account.credit_renews_at} />
        </Fact>
      )}
    </>
  )
}
