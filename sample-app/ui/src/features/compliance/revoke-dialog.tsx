import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Consent } from '@/api/types'
import { Field } from '@/components/field'
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
import { phone } from '@/lib/format'
import { useRevoke } from './compliance'

/** Takes back everything that a person permitted. */
export function RevokeDialog({ consent, onClose }: { consent: Consent | null; onClose: () => void }) {
  const revoke = useRevoke()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!consent) return
    const via = String(new FormData(event.currentTarget).get('via')).trim()
    revoke.mutate(
      { phone: consent.phone, via },
      {
        onSuccess: () => toast.success(`Consent of ${phone(consent.phone)} taken back`),
        onError: (error) => toast.error(messageOf(error)),
        onSettled: onClose,
      },
    )
  }

  return (
    <Dialog open={consent !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Take back the consent of {consent && phone(consent.phone)}</DialogTitle>
          <DialogDescription>
            All that this person permitted ends now. To make sure that nobody calls them at all, put them on
            the do-not-call list too.
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit}>
          <Field label="How they said so">
            {(control) => (
              <Input {...control} name="via" required maxLength={200} placeholder="letter" pattern=".*\S.*" />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" type="button" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="danger" busy={revoke.isPending}>
              Take it back
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
