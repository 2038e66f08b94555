import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ProfitForecast } from '@/api/types'
import { ForecastCard } from './forecast-card'

const dollars = (amount: string) => ({ amount, currency: 'USD' })

const forecast: ProfitForecast = {
  days_left: 12,
  statement: {
    revenue: dollars('1000.00'),
    direct_costs: [],
    direct_cost: dollars('400.00'),
    contribution: dollars('600.00'),
    contribution_markup_percent: '150.00',
    contribution_margin_percent: '60.00',
    allocated_base: dollars('100.00'),
    other_expenses: dollars('0.00'),
    profit: dollars('500.00'),
    markup_percent: '100.00',
    gross_margin_percent: '50.00',
    below_floor: false,
  },
}

test('says what the month will have earned, and by which rule', () => {
  render(<ForecastCard forecast={forecast} />)

  expect(screen.getByText('12 days left')).toBeInTheDocument()
  expect(screen.getByText('$500.00')).toBeInTheDocument()
  expect(screen.getByText('50.00%')).toBeInTheDocument()
  expect(screen.getByText(/at the pace of the month, rated by its plan/)).toBeInTheDocument()
})
