import type { Client, Money } from '@/api/types'

export interface Totals {
  minutes: string
  included: number
  revenue: Money
  cost: Money
  profit: Money
  /** Profit of cost, null without cost. */
  markup: string | null
  /** Profit of revenue, null without revenue. */
  grossMargin: string | null
}

/**
 * The clients' sums in exact decimals. Null when there is nothing to add, or when the clients pay in different
 * currencies: such amounts have no sum.
 */
export function totalsOf(clients: Client[]): Totals | null {
  const currency = clients[0]?.revenue.currency
  if (!currency || clients.some((client) => client.revenue.currency !== currency)) return null
  const sum = (of: (client: Client) => string) =>
    clients.reduce((total, client) => total + units(of(client)), 0n)
  const [revenue, cost, profit] = [
    sum((client) => client.revenue.amount),
    sum((client) => client.cost.amount),
    sum((client) => client.profit.amount),
  ]
  return {
    minutes: text(sum((client) => client.minutes_used)),
    included: clients.reduce((total, client) => total + client.included_minutes, 0),
    revenue: { amount: text(revenue), currency },
    cost: { amount: text(cost), currency },
    profit: { amount: text(profit), currency },
    markup: percentOf(profit, cost),
    grossMargin: percentOf(profit, revenue),
  }
}

/** Decimals carried: more than any price of a minute has. */
const SCALE = 8
const ONE = 10n ** BigInt(SCALE)

/** A decimal as a whole number of its smallest units, so that adding loses nothing. */
function units(value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE))
  return value.startsWith('-') ? -size : size
}

function text(value: bigint): string {
  const size = value < 0n ? -value : value
  return `${value < 0n ? '-' : ''}${size / ONE}.${String(size % ONE).padStart(SCALE, '0')}`
}

function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : text((part * 100n * ONE) / whole)
}
