import { TriangleAlert } from 'lucide-react'
import { Link } from 'react-router'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { money } from '@/lib/format'
import { useUnsettled } from './credits'

/** Payments that somebody has to look at; nothing where there are none. */
export function UnsettledCard() {
  const { data } = useUnsettled()
  if (!data || data.items.length === 0) return null
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex items-center gap-2">
          <TriangleAlert className="size-4 text-warning" aria-hidden /> Paid, and not credited
        </CardTitle>
      </CardHeader>
      <p className="px-5 pb-3 text-[13px] text-muted-foreground">
        Another amount was paid than the client asked to pay. Give it back at the gateway, and it goes from
        here.
      </p>
      <ul aria-label="Paid, and not credited" className="divide-y border-t">
        {data.items.map(({ client, reference, asked, paid, returned }) => (
          <li key={reference} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-5 py-3">
            <div className="min-w-0">
              <Link to={`/credits?client=${client.id}`} className="font-medium hover:underline">
                {client.name}
              </Link>
              <p className="text-[13px] wrap-anywhere text-muted-foreground">{reference}</p>
            </div>
            <p className="text-[13px] tabular-nums">
              {money(paid)} paid instead of {money(asked)}
              {Number(returned.amount) > 0 && `, ${money(returned)} given back`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
