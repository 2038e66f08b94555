import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Info, LoaderCircle, TriangleAlert, X, type LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { TopUp } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cn } from '@/lib/cn'
import { money } from '@/lib/format'
import { useTopUp } from './payments'

interface Word {
  icon: LucideIcon
  tone: string
  text: string
}

/** What is known of the payment that somebody comes back from; nothing where nobody does. */
export function TopUpNotice() {
  const [params] = useSearchParams()
  const id = params.get('top_up')
  return id && <Notice id={id} isCancelled={params.has('cancelled')} />
}

function Notice({ id, isCancelled }: { id: string; isCancelled: boolean }) {
  const { data } = useTopUp(id, !isCancelled)
  const [, setParams] = useSearchParams()
  const queryClient = useQueryClient()
  const isPaid = data?.state === 'paid'

  useEffect(() => {
    if (!isPaid) return
    void queryClient.invalidateQueries({ queryKey: ['credit'] })
    void queryClient.invalidateQueries({ queryKey: ['alerts'] })
  }, [isPaid, queryClient])

  if (!data) return null
  const { icon: Icon, tone, text } = wordOf(data, isCancelled)
  return (
    <Card className="flex items-center gap-3 py-2 pr-2 pl-5">
      <Icon className={cn('size-4 shrink-0', tone)} aria-hidden />
      <p role="status" className="min-w-0 flex-1 text-pretty">
        {text}
      </p>
      <Button variant="ghost" size="icon" aria-label="Close" onClick={() => setParams({}, { replace: true })}>
        <X aria-hidden />
      </Button>
    </Card>
  )
}

function wordOf({ state, amount }: TopUp, isCancelled: boolean): Word {
  if (state === 'paid')
    return { icon: CircleCheck, tone: 'text-success', text: `Paid: ${money(amount)} were added.` }
  if (state === 'refused')
    return {
      icon: TriangleAlert,
      tone: 'text-danger',
      text: `Another amount than ${money(amount)} was paid, so no credit was added. We look into it and come back to you.`,
    }
  if (isCancelled)
    return { icon: Info, tone: 'text-muted-foreground', text: `${money(amount)} were not paid.` }
  if (state === 'expired')
    return {
      icon: Info,
      tone: 'text-muted-foreground',
      text: `The page to pay ${money(amount)} has closed. If your bank still confirms the payment, the credit is added.`,
    }
  return {
    icon: LoaderCircle,
    tone: 'animate-spin text-muted-foreground',
    text: `Your payment of ${money(amount)} is being confirmed. Credit is added as soon as it is, also if you leave this page.`,
  }
}
