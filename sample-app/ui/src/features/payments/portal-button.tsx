import { CreditCard } from 'lucide-react'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/ui/button'
import { browser, usePaymentOptions, usePortal } from './payments'

/** Leads to the gateway's page for cards and invoices, where there is one. */
export function PortalButton() {
  const options = usePaymentOptions()
  const portal = usePortal()
  if (!options.data?.portal) return null
  return (
    <Button
      variant="outline"
      busy={portal.isPending}
      onClick={() =>
        portal.mutate(undefined, {
          onSuccess: ({ url }) => browser.goTo(url),
          onError: (error) => toast.error(messageOf(error)),
        })
      }
    >
      <CreditCard aria-hidden /> Payment method
    </Button>
  )
}
