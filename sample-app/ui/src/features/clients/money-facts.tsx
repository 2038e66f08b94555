import { ratios } from './ratios'

interface MoneyFactsProps {
  revenue: string
  cost: string
  profit: string
  markup: string
  grossMargin: string
}

/** The money of a month as pairs, for narrow screens. */
export function MoneyFacts({ revenue, cost, profit, markup, grossMargin }: MoneyFactsProps) {
  const facts: [string, string][] = [
    ['Revenue', revenue],
    ['Cost', cost],
    ['Profit', profit],
    [ratios.markup.label, markup],
    [ratios.grossMargin.label, grossMargin],
  ]
  return (
    <dl className="grid grid-cols-3 gap-x-3 gap-y-2.5 text-[13px]">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
