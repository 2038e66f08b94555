import { ChevronDown } from 'lucide-react'
import { useState, type MouseEvent } from 'react'
import { messageOf } from '@/api/problem'
import { FormError } from '@/components/field'
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { plural } from '@/lib/format'
import { useOrder, type Search } from './orders'

const BULKS = [10, 50, 100]

interface BuyButtonsProps {
  search: Search
  chosen: string[]
  onOrdered: (order: string) => void
}

/** Buys what is ticked, or ten, fifty or a hundred of what fits; asks first, for it costs money. */
export function BuyButtons({ search, chosen, onOrdered }: BuyButtonsProps) {
  const [asked, setAsked] = useState<number | 'chosen' | null>(null)
  const order = useOrder()
  const quantity = asked === 'chosen' ? chosen.length : (asked ?? 0)

  function close() {
    setAsked(null)
    order.reset()
  }

  function buy(event: MouseEvent) {
    // The dialog stays until the order is there.
    event.preventDefault()
    order.mutate(
      asked === 'chosen'
        ? { country: search.country, kind: search.kind, phone_numbers: chosen }
        : { ...search, quantity },
      {
        onSuccess: ({ id }) => {
          close()
          onOrdered(id)
        },
      },
    )
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline" size="sm">
            Buy many <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {BULKS.map((bulk) => (
            <DropdownMenuItem key={bulk} onSelect={() => setAsked(bulk)}>
              {bulk} that fit…
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      <Button size="sm" disabled={chosen.length === 0} onClick={() => setAsked('chosen')}>
        Buy {chosen.length} chosen…
      </Button>
      <AlertDialog open={asked !== null} onOpenChange={(open) => !open && close()}>
        <AlertDialogContent>
          <AlertDialogTitle>Buy {plural(quantity, 'number')}?</AlertDialogTitle>
          <AlertDialogDescription>
            The carrier charges for each of them every month until it is released. Each is asked for once;
            where one is gone by then,{' '}
            {asked === 'chosen' ? 'the others are bought' : 'another one that fits is taken'}.
          </AlertDialogDescription>
          <div className="mt-4 empty:hidden">
            {order.error && <FormError>{messageOf(order.error)}</FormError>}
          </div>
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <AlertDialogCancel asChild>
              <Button variant="outline">Cancel</Button>
            </AlertDialogCancel>
            <AlertDialogAction asChild>
              <Button onClick={buy} busy={order.isPending}>
                Buy
              </Button>
            </AlertDialogAction>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </div>
  )
}
