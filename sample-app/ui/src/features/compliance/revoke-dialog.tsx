import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Consent } from '@/api/types'
import { phone } from '@/lib/format'
import { useRevoke } from './compliance'
import { SaidSoDialog } from './said-so-dialog'

/** Takes back everything that a person permitted. */
export function RevokeDialog({ consent, onClose }: { consent: Consent | null; onClose: () => void }) {
  const revoke = useRevoke()

  function take(via: string) {
    if (!consent) return
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
    <SaidSoDialog
      open={consent !== null}
      title={`Take back the consent of ${consent ? phone(consent.phone) : ''}`}
      description="All that this person permitted ends now. To make sure that nobody calls them at all, put them on the do-not-call list too."
      action="Take it back"
      busy={revoke.isPending}
      onSay={take}
      onClose={onClose}
    />
  )
}
