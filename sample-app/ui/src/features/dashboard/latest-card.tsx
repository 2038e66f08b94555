import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'

interface LatestCardProps<T> {
  title: string
  /** Where all of them are. */
  to: string
  items: T[]
  empty: string
  children: (item: T) => ReactNode
}

/** The newest few of something, and the way to the rest. */
export function LatestCard<T extends { id: string }>({
  title,
  to,
  items,
  empty,
  children,
}: LatestCardProps<T>) {
  return (
    <Card className="overflow-hidden">
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <Link to={to} className="text-[13px] font-medium text-link hover:underline">
          View all
        </Link>
      </CardHeader>
      {items.length === 0 ? (
        <p className="px-5 py-8 text-center text-[13px] text-muted-foreground">{empty}</p>
      ) : (
        <ul className="divide-y">
          {items.map((item) => (
            <li key={item.id}>{children(item)}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
