import { PhoneIncoming, Plus } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { PooledNumber } from '@/api/types'
import { CheckboxField } from '@/components/checkbox-field'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { useActingTenant, useMe } from '@/features/session/session'
import { phone } from '@/lib/format'
import { ConnectDialog } from './connect-dialog'
import { useAgentsOf, useCancelReservation, useNumbers, usePolicy, useSetPolicy } from './numbers'
import { NumberCard, numberColumns } from './number-columns'
import { TakeDialog } from './take-dialog'

export default function NumbersPage() {
  const numbers = useNumbers()
  const mayTake = usePolicy().data?.self_service === true
  const agents = useAgentsOf(undefined).data?.items ?? []
  const [taking, setTaking] = useState(false)
  const [connecting, setConnecting] = useState<PooledNumber | null>(null)
  const cancel = useCancelReservation()
  const actions = {
    nameOf: (id: string) => agents.find((agent) => agent.agent_id === id)?.agent_name ?? id,
    onConnect: setConnecting,
    onCancel: ({ phone_number }: PooledNumber) =>
      cancel.mutate(phone_number, {
        onSuccess: () => toast.success(`${phone(phone_number)} is free for others`),
        onError: (error) => toast.error(messageOf(error)),
      }),
  }
  const take = mayTake && (
    <Button onClick={() => setTaking(true)}>
      <Plus aria-hidden /> Take a number
    </Button>
  )
  return (
    <Page
      title="Numbers"
      description="The numbers that people call you on, and which of your agents answers."
      actions={take}
    >
      <ListStates
        query={numbers}
        empty={
          <EmptyState icon={PhoneIncoming} title="No numbers yet" action={take}>
            {mayTake
              ? 'Take one from the pool and connect it to an agent.'
              : 'The platform hands numbers out; ask for one, and it appears here.'}
          </EmptyState>
        }
      >
        <DataTable
          label="Numbers"
          columns={numberColumns(actions)}
          rows={numbers.items}
          rowId={(number) => number.phone_number}
          card={(number) => <NumberCard number={number} {...actions} />}
        />
      </ListStates>
      <PolicyNote />
      <TakeDialog open={taking} onOpenChange={setTaking} />
      <ConnectDialog number={connecting} onClose={() => setConnecting(null)} />
    </Page>
  )
}

/** The platform, acting in a client, decides whether that client may help itself. */
function PolicyNote() {
  const platform = useMe().role === 'platform_admin'
  const tenant = useActingTenant()
  const policy = usePolicy()
  if (!platform || !tenant || !policy.data) return null
  return <PolicySwitch tenant={tenant} selfService={policy.data.self_service} />
}

function PolicySwitch({ tenant, selfService }: { tenant: string; selfService: boolean }) {
  const set = useSetPolicy(tenant)
  return (
    <CheckboxField
      label="This client takes numbers from the pool by itself"
      checked={set.isPending ? set.variables : selfService}
      onChange={(on) => set.mutate(on, { onError: (error) => toast.error(messageOf(error)) })}
    />
  )
}
