import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ProviderFile, ReconciledCall, Reconciliation } from '@/api/types'
import { open, problem, serve } from '@/test/pages'
import ReconciliationPage from './reconciliation-page'

const file: ProviderFile = {
  id: 'f-1',
  provider: 'retell',
  month: '2026-03',
  currency: 'USD',
  file_name: 'march.csv',
  rows: 1200,
  unread: 1,
  uploaded_at: '2026-04-02T08:20:00Z',
}

const call = (rest: Partial<ReconciledCall> = {}): ReconciledCall => ({
  call_id: 'call_1',
  client: { id: 'acme', name: 'Acme' },
  state: 'differing',
  recorded: '0.1',
  charged: '0.1334',
  difference: '0.0334',
  accepted_at: null,
  ...rest,
})

const reconciliation: Reconciliation = {
  file,
  totals: [
    { state: 'differing', calls: 1, recorded: '0.1', charged: '0.1334', difference: '0.0334' },
    { state: 'matched', calls: 1198, recorded: '95.02', charged: '95.02', difference: '0' },
  ],
  faults: [{ row: 7, field: 'amount', reason: 'must be a number with a decimal point, such as 0.1234' }],
}

const base = {
  'GET /api/reconciliations': () => ({ items: [file] }),
  'GET /api/reconciliations/f-1': () => reconciliation,
  'GET /api/reconciliations/f-1/calls': (): unknown => ({ items: [call()], next: null }),
}

test('shows what a provider charged otherwise than it was recorded', async () => {
  serve(base)
  open(<ReconciliationPage />)

  const row = await screen.findByRole('row', { name: /call_1/ })
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
  expect(cells).toEqual(['call_1Acme', 'Differs', '$0.10', '$0.1334', '$0.0334', 'Accept'])
  expect(screen.getByText('$95.02 charged')).toBeInTheDocument()
})

test('names the rows that it left out, and the rule', async () => {
  serve(base)
  open(<ReconciliationPage />)

  const unread = await screen.findByRole('region', { name: 'Rows that could not be read' })
  expect(unread).toHaveTextContent('1 row could not be read and is left out')
  expect(unread).toHaveTextContent('Row 7, amount: must be a number with a decimal point')
})

test('accepts one call', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...base, 'POST /api/reconciliations/f-1/accept': () => ({ corrected: 1 }) })
  open(<ReconciliationPage />)

  const row = await screen.findByRole('row', { name: /call_1/ })
  await user.click(within(row).getByRole('button', { name: 'Accept the charge of call_1' }))

  expect(sent.map(({ what, body }) => [what, body])).toEqual([
    ['POST /api/reconciliations/f-1/accept', { calls: ['call_1'] }],
  ])
})

test('accepts all that differ only after a question', async () => {
  const user = userEvent.setup()
  const sent = serve({ ...base, 'POST /api/reconciliations/f-1/accept': () => ({ corrected: 1 }) })
  open(<ReconciliationPage />)

  await user.click(await screen.findByRole('button', { name: 'Accept all that differ…' }))
  expect(sent).toEqual([])
  expect(await screen.findByRole('alertdialog')).toHaveTextContent('$0.0334 more than was recorded')
  await user.click(screen.getByRole('button', { name: 'Accept them' }))

  expect(sent.map(({ body }) => body)).toEqual([{ calls: null }])
})

test('offers nothing to accept of a call that is not known', async () => {
  serve({
    ...base,
    'GET /api/reconciliations/f-1/calls': () => ({
      items: [call({ state: 'theirs_only', client: null, recorded: '0' })],
      next: null,
    }),
  })
  open(<ReconciliationPage />)

  const row = await screen.findByRole('row', { name: /Not known here/ })
  expect(within(row).queryByRole('button')).not.toBeInTheDocument()
})

test('says what to do where nothing was uploaded', async () => {
  serve({ 'GET /api/reconciliations': () => ({ items: [] }) })
  open(<ReconciliationPage />)

  expect(await screen.findByText(/Download the usage of a month/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Compare a file' })).toBeInTheDocument()
})

test('can be asked again when the files cannot be loaded', async () => {
  const user = userEvent.setup()
  let isDown = true
  serve({
    ...base,
    'GET /api/reconciliations': () => (isDown ? problem(500, 'Something went wrong') : { items: [file] }),
  })
  open(<ReconciliationPage />)

  const again = await screen.findByRole('button', { name: /again/i })
  isDown = false
  await user.click(again)

  expect(await screen.findByRole('row', { name: /call_1/ })).toBeInTheDocument()
})
