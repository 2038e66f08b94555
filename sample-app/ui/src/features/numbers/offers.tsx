import { SearchX } from 'lucide-react'
import { useState } from 'react'
import type { OfferedNumber } from '@/api/types'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { RowSkeletons } from '@/components/list-states'
import { Phone } from '@/components/phone'
import { Badge } from '@/components/ui/badge'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { money, phone, plural } from '@/lib/format'
import { BuyButtons } from './buy-buttons'
import { useOffers, type Search } from './orders'
import { channelsOf, placeOf } from './words'

interface OffersProps {
  search: Search
  onOrdered: (order: string) => void
}

/** What the carrier sells now, to choose from. */
export function Offers({ search, onOrdered }: OffersProps) {
  const offers = useOffers(search)
  const [chosen, setChosen] = useState<string[]>([])
  const choose = (number: string, on: boolean) =>
    setChosen((all) => (on ? [...all, number] : all.filter((one) => one !== number)))

  if (offers.isPending) {
    return (
      <Card className="overflow-hidden">
        <RowSkeletons rows={4} />
      </Card>
    )
  }
  if (offers.error) {
    return (
      <Card>
        <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />
      </Card>
    )
  }
  const { items } = offers.data
  if (items.length === 0) {
    return (
      <Card>
        <EmptyState icon={SearchX} title="The carrier has none of these">
          Leave something out: the city, or the digits that it should contain.
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card className="overflow-hidden">
      <CardHeader className="flex-wrap">
        <CardTitle>{plural(items.length, 'number')} on sale</CardTitle>
        <BuyButtons
          search={search}
          chosen={chosen}
          onOrdered={(order) => {
            setChosen([])
            onOrdered(order)
          }}
        />
      </CardHeader>
      <ul aria-label="On sale" className="grid max-h-112 overflow-y-auto sm:grid-cols-2">
        {items.map((offer) => (
          <Offer
            key={offer.phone_number}
            offer={offer}
            chosen={chosen.includes(offer.phone_number)}
            onChoose={(on) => choose(offer.phone_number, on)}
          />
        ))}
      </ul>
    </Card>
  )
}

interface OfferProps {
  offer: OfferedNumber
  chosen: boolean
  onChoose: (chosen: boolean) => void
}

function Offer({ offer, chosen, onChoose }: OfferProps) {
  return (
    <li className="border-b">
      <label className="flex items-center gap-3 px-5 py-3 hover:bg-muted/60">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-primary"
          aria-label={phone(offer.phone_number)}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span className="min-w-0 flex-1">
          <span className="font-medium">
            <Phone number={offer.phone_number} />
          </span>
          <span className="block truncate text-[13px] text-muted-foreground">
            {placeOf(offer)} · {channelsOf(offer.capabilities)}
            {offer.monthly_price && ` · ${money(offer.monthly_price)} a month`}
          </span>
        </span>
        {offer.needs_address && <Badge tone="warning">Needs an address</Badge>}
      </label>
    </li>
  )
}
