import { count, decimal, money, percent } from '@/lib/format'
import { MoneyFacts } from './money-facts'
import type { Totals } from './totals'

const figure = 'px-3 py-3 text-right tabular-nums'

/** The sums of all clients, as the table's last row. */
export function TotalsRow({ totals }: { totals: Totals }) {
  return (
    <tfoot>
      <tr className="border-t bg-muted/60 font-semibold">
        <th scope="row" className="px-5 py-3 text-left">
          Total
        </th>
        <td className="px-3 py-3 text-[13px] tabular-nums">
          {decimal(totals.minutes, 1)} of {count(totals.included)} min
        </td>
        <td className={figure}>{money(totals.revenue)}</td>
        <td className={figure}>{money(totals.cost)}</td>
        <td className={figure}>{money(totals.profit)}</td>
        <td className={figure}>{percent(totals.markup)}</td>
        <td className={figure}>{percent(totals.grossMargin)}</td>
        <td />
      </tr>
    </tfoot>
  )
}

/** The same sums on a narrow screen. */
export function TotalsCard({ totals }: { totals: Totals }) {
  return (
    <section aria-label="Total" className="space-y-3 border-t bg-muted/60 px-4 py-4 md:hidden">
      <h2 className="font-semibold">Total</h2>
      <MoneyFacts
        revenue={money(totals.revenue)}
        cost={money(totals.cost)}
        profit={money(totals.profit)}
        markup={percent(totals.markup)}
        grossMargin={percent(totals.grossMargin)}
      />
    </section>
  )
}
