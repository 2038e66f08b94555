import { ExternalLink } from 'lucide-react'
import type { Invoice } from '@/api/types'
import { Button } from '@/components/ui/button'

/** Leads to the page on which an invoice is paid; nothing where there is nothing to pay, or nobody who collects. */
export function PayButton({ invoice, label = 'Pay' }: { invoice: Invoice; label?: string }) {
  if (!invoice.pay_page) return null
  return (
    <Button asChild size="sm" variant={label === 'Pay' ? 'default' : 'outline'}>
      <a href={invoice.pay_page} target="_blank" rel="noreferrer">
        {label} <ExternalLink aria-hidden />
      </a>
    </Button>
  )
}
