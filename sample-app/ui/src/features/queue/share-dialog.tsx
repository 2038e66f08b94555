import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { TenantQueue } from '@/api/types'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { useSetShare } from './queue'

/** What a client gets of the slots while others want them too. */
export function ShareDialog({ tenant, onClose }: { tenant: TenantQueue | null; onClose: () => void }) {
  return (
    <Dialog open={tenant !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Share of {tenant?.name}</DialogTitle>
          <DialogDescription>
            While several clients want slots, one of weight 2 gets twice as many as one of weight 1. What
            nobody else wants is free for everybody.
          </DialogDescription>
        </DialogHeader>
        {tenant && <ShareForm tenant={tenant} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  )
}

function ShareForm({ tenant, onDone }: { tenant: TenantQueue; onDone: () => void }) {
  const share = useSetShare(tenant.id)
  const errors = fieldErrors(share.error, ['weight', 'max_concurrent_calls'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const most = String(form.get('most')).trim()
    share.mutate(
      { weight: Number(form.get('weight')), max_concurrent_calls: most ? Number(most) : null },
      {
        onSuccess: () => {
          toast.success(`Share of ${tenant.name} set`)
          onDone()
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <FormError>{errors.form}</FormError>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Weight" error={errors.weight}>
          {(control) => (
            <Input
              {...control}
              name="weight"
              type="number"
              min={1}
              max={1000}
              required
              defaultValue={tenant.weight}
            />
          )}
        </Field>
        <Field
          label="Calls at once"
          error={errors.max_concurrent_calls}
          hint="Empty for no limit of its own."
        >
          {(control) => (
            <Input
              {...control}
              name="most"
              type="number"
              min={1}
              defaultValue={tenant.max_concurrent_calls ?? ''}
            />
          )}
        </Field>
      </div>
      <DialogFooter>
        <Button variant="outline" type="button" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" busy={share.isPending}>
          Set share
        </Button>
      </DialogFooter>
    </form>
  )
}
