import { useState } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { Client } from '@/api/types'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { usePlans } from '@/features/plans/plans'
import { money } from '@/lib/format'
import { useChangePlan } from './clients'

/** Gives a client another plan. */
export function ChangePlan({ client, onClose }: { client: Client | null; onClose: () => void }) {
  return (
    <Dialog open={client !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>{client && <PlanChoice client={client} onDone={onClose} />}</DialogContent>
    </Dialog>
  )
}

function PlanChoice({ client, onDone }: { client: Client; onDone: () => void }) {
  const plans = usePlans()
  const change = useChangePlan(client.id)
  const [planId, setPlanId] = useState(client.plan.id)
  const errors = fieldErrors(change.error, ['plan_id'])
  return (
    <>
      <DialogHeader>
        <DialogTitle>Plan of {client.name}</DialogTitle>
        <DialogDescription>
          It holds from now on: this month’s fee and minutes are shared between both plans by time.
        </DialogDescription>
      </DialogHeader>
      <FormError>{errors.form}</FormError>
      <Field label="Plan" error={errors.plan_id}>
        {(control) => (
          <Choice
            id={control.id}
            value={planId}
            onChange={setPlanId}
            options={(plans.data?.items ?? []).map((plan) => ({
              value: plan.id,
              label: `${plan.name} · ${money(plan.monthly_fee)}`,
            }))}
          />
        )}
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        <Button
          busy={change.isPending}
          disabled={planId === client.plan.id}
          onClick={() =>
            change.mutate(planId, {
              onSuccess: (changed) => {
                toast.success(`${changed.name} has ${changed.plan.name} now`)
                onDone()
              },
            })
          }
        >
          Change plan
        </Button>
      </DialogFooter>
    </>
  )
}
