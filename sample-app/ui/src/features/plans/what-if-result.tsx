import type { WhatIf } from '@/api/types'
import { count, money, percent } from '@/lib/format'

/** From what one client pays to what is left. */
export function WhatIfResult({ answer, isAsked }: { answer: WhatIf | undefined; isAsked: boolean }) {
  if (!isAsked) return <p className="self-center text-muted-foreground">Numbers only, such as 10 or 0.15.</p>
  if (!answer) return <p className="self-center text-muted-foreground">Working it out.</p>
  const rows: [string, string, string?][] = [
    ['A client pays', money(answer.price_each)],
    ['Revenue', money(answer.revenue)],
    ['Cost of the minutes', money(answer.minute_cost)],
    ['Cost of the numbers', money(answer.number_cost)],
    ['Contribution', money(answer.contribution.amount), ratios(answer.contribution)],
    ['Profit after the base fee', money(answer.profit.amount), ratios(answer.profit)],
    [
      'Break-even',
      answer.break_even_clients == null
        ? 'Never: a client costs what it pays'
        : `${count(answer.break_even_clients)} clients`,
    ],
  ]
  return (
    <dl className="divide-y" aria-live="polite">
      {rows.map(([name, value, note]) => (
        <div key={name} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="ml-auto text-right">
            <span className="font-medium tabular-nums">{value}</span>
            {note && <span className="block text-[13px] text-muted-foreground tabular-nums">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ratios({ markup_percent, gross_margin_percent }: WhatIf['profit']): string {
  return `Markup ${percent(markup_percent)}, gross margin ${percent(gross_margin_percent)}`
}
