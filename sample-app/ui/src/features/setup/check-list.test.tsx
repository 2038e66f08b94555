import { render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import type { SetupCheck } from '@/api/types'
import { CheckList } from './check-list'

const check = (id: string, status: SetupCheck['status'], rest: Partial<SetupCheck> = {}): SetupCheck => ({
  id,
  title: `Title of ${id}`,
  status,
  found: 'Something.',
  fix: null,
  link: null,
  ...rest,
})

test('shows what stands in the way first, with what to do and where', () => {
  render(
    <MemoryRouter>
      <CheckList
        checks={[
          check('fine', 'ok'),
          check('later', 'not_yet'),
          check('broken', 'failed', { fix: 'Make a new key.', link: '/clients' }),
        ]}
      />
    </MemoryRouter>,
  )

  const items = screen.getAllByRole('listitem')
  const [first = document.body] = items
  expect(items.map((item) => item.querySelector('p')?.textContent)).toEqual([
    'Title of broken',
    'Title of later',
    'Title of fine',
  ])
  const broken = within(first)
  expect(broken.getByRole('img', { name: 'Failed' })).toBeVisible()
  expect(broken.getByText(/Make a new key/)).toBeVisible()
  expect(broken.getByRole('link', { name: 'Go there' })).toHaveAttribute('href', '/clients')
  expect(screen.getByText('1 of 3 done')).toBeVisible()
})
