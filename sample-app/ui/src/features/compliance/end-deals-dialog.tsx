import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Relationship } from '@/api/types'
import { phone } from '@/lib/format'
import { useEndDeals } from './compliance'
import { SaidSoDialog } from './said-so-dialog'

/** Ends what all earlier deals with a person allowed. */
export function EndDealsDialog({ deal, onClose }: { deal: Relationship | null; onClose: () => void }) {
  const end = useEndDeals()

  function finish(via: string) {
    if (!deal) return
    end.mutate(
      { phone: deal.phone, via },
      {
        onSuccess: () => toast.success(`Earlier deals with ${phone(deal.phone)} ended`),
        onError: (error) => toast.error(messageOf(error)),
        onSettled: onClose,
      },
    )
  }

  return (
    <SaidSoDialog
      open={deal !== null}
      title={`End the earlier deals with ${deal ? phone(deal.phone) : ''}`}
      description="They take the place of a national do-not-call list no longer. To make sure that nobody calls this person at all, put them on the do-not-call list too."
      action="End them"
      busy={end.isPending}
      onSay={finish}
      onClose={onClose}
    />
  )
}
