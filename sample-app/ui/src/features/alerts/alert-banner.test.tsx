import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Standing } from '@/api/types'
import { open, serve } from '@/test/pages'
import { AlertBanner } from './alert-banner'

const standing = (rest: Partial<Standing>): Standing => ({
  subject: 'included_minutes',
  percent: 80,
  period: '2026-03',
  left: '20.00',
  whole: '100.00',
  unit: 'minutes',
  ...rest,
})

const credit = { subject: 'credit', period: 'first', whole: '50.00', unit: 'USD' } as const

test.each([
  [standing({}), '20 of 100 minutes that your plan includes are left this month.', 'See usage'],
  [standing({ percent: 100, left: '0.00' }), /^All 100 minutes/, 'See usage'],
  [standing({ ...credit, left: '9.50' }), 'Your credit runs low: $9.50 are left.', 'Add credit'],
  [standing({ ...credit, percent: 100, left: '2.00' }), /not enough for another call: \$2.00/, 'Add credit'],
])('says what runs out, and where to go', async (now, words, link) => {
  serve({ 'GET /api/alerts': () => ({ now, told: [] }) })
  open(<AlertBanner />)

  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.getByRole('link', { name: link })).toHaveAttribute('href', '/usage')
})

test.each([null, standing({ percent: 0 })])('is silent while there is enough', async (now) => {
  let asked = 0
  serve({
    'GET /api/alerts': () => {
      asked += 1
      return { now, told: [] }
    },
  })
  const { container } = open(<AlertBanner />)

  await waitFor(() => expect(asked).toBeGreaterThan(0))
  expect(container).toBeEmptyDOMElement()
})
