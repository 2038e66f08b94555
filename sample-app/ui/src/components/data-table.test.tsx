import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { DataTable } from './data-table'

function Menu() {
  const [open, setOpen] = useState(false)
  return <button onClick={() => setOpen(true)}>{open ? 'Menu is open' : 'Open the menu'}</button>
}

const table = (calls: number) => (
  <MemoryRouter>
    <DataTable
      label="Contacts"
      columns={[
        { header: 'Calls', cell: ({ row }) => row.original.calls },
        { id: 'menu', cell: () => <Menu /> },
      ]}
      rows={[{ id: 'one', calls }]}
      rowId={(row) => row.id}
      card={() => null}
    />
  </MemoryRouter>
)

describe('DataTable', () => {
  it('leaves a menu open in a row that a live update changes', () => {
    const { rerender } = render(table(1))
    fireEvent.click(screen.getByRole('button', { name: 'Open the menu' }))

    rerender(table(2))

    expect(screen.getByRole('cell', { name: '2' })).toBeDefined()
    expect(screen.getByRole('button', { name: 'Menu is open' })).toBeDefined()
  })
})
