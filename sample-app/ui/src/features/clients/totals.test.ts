import { describe, expect, it } from 'vitest'
import type { Client } from '@/api/types'
import { money, percent } from '@/lib/format'
import { totalsOf } from './totals'

function client(minutes: string, revenue: string, cost: string, profit: string, currency = 'USD'): Client {
  return {
    id: revenue,
    name: 'Client',
    region: 'US',
    time_zone: 'America/New_York',
    plan: { id: 'p', name: 'Professional' },
    status: 'active',
    caller_id: null,
    minutes_used: minutes,
    included_minutes: 500,
    revenue: { amount: revenue, currency },
    cost: { amount: cost, currency },
    profit: { amount: profit, currency },
    markup_percent: null,
    gross_margin_percent: null,
    running_out: null,
    created_at: '2026-11-01T00:00:00Z',
  }
}

describe('totalsOf', () => {
  it('tells markup on cost and gross margin on revenue apart', () => {
    const totals = totalsOf([client('600', '359.00', '90.00', '269.00')])

    expect(percent(totals?.markup)).toBe('298.89%')
    expect(percent(totals?.grossMargin)).toBe('74.93%')
  })

  it('adds exactly, also losses', () => {
    const totals = totalsOf([client('0.1', '0.10', '0.30', '-0.20'), client('0.2', '0.20', '0.00', '0.20')])

    expect(totals?.minutes).toBe('0.30000000')
    expect(totals && money(totals.revenue)).toBe('$0.30')
    expect(totals && money(totals.profit)).toBe('$0.00')
  })

  it('has no ratio without what it is a ratio to', () => {
    expect(totalsOf([client('0', '0.00', '0.00', '0.00')])).toMatchObject({ markup: null, grossMargin: null })
  })

  it('does not add amounts of different currencies', () => {
    const clients = [client('1', '1.00', '1.00', '0.00'), client('1', '1.00', '1.00', '0.00', 'EUR')]

    expect(totalsOf(clients)).toBeNull()
  })
})
