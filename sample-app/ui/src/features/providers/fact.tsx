import type { ReactNode } from 'react'

/** A term and what it is, in the list of a card. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </>
  )
}
