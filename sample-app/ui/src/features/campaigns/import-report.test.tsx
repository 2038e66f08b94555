import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ImportReport } from '@/api/types'
import * as files from '@/api/files'
import { ImportReportView } from './import-report'

const clean: ImportReport = {
  import_id: 'i1',
  rows: 200,
  imported: 200,
  duplicates_in_file: 0,
  duplicates_in_campaign: 0,
  rejected: 0,
  rejections: [],
  warnings: [],
  report_url: null,
}

const mixed: ImportReport = {
  ...clean,
  rows: 10_000,
  imported: 9_490,
  duplicates_in_file: 7,
  duplicates_in_campaign: 3,
  rejected: 500,
  rejections: [
    {
      row: 12,
      column: 'phone_number',
      value: '+1******7890',
      reason: 'is not a number of the US',
      code: 'invalid',
    },
    { row: 14, column: 'phone_number', value: '', reason: 'is empty', code: 'missing' },
  ],
  warnings: [
    { code: 'greeting_in_prompt', column: 'prompt', rows: 2, message: 'The prompt looks like a greeting.' },
    { code: 'variable_without_column', column: null, rows: 1, message: '{{age}} has no column.' },
  ],
  report_url: '/api/campaigns/c1/imports/i1.csv',
}

describe('ImportReportView', () => {
  it('says how many contacts were imported and shows no table when none was rejected', () => {
    render(<ImportReportView report={clean} />)

    expect(screen.getByText('200 contacts imported')).toBeVisible()
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
    expect(screen.queryByRole('region', { name: 'Warnings' })).not.toBeInTheDocument()
  })

  it('shows each figure under its name', () => {
    render(<ImportReportView report={mixed} />)

    const figureOf = (name: string) =>
      screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent
    expect(figureOf('Rows')).toBe('10,000')
    expect(figureOf('Imported')).toBe('9,490')
    expect(figureOf('Repeated in the file')).toBe('7')
    expect(figureOf('Already in the campaign')).toBe('3')
    expect(figureOf('Rejected')).toBe('500')
  })

  it('lists rejected rows with row, column, masked value and reason', () => {
    render(<ImportReportView report={mixed} />)

    const [, first, second] = within(screen.getByRole('table')).getAllByRole('row')
    const cells = (row?: HTMLElement) =>
      row &&
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent)
    expect(cells(first)).toEqual(['12', 'phone_number', '+1******7890', 'is not a number of the US'])
    expect(cells(second)).toEqual(['14', 'phone_number', '(empty)', 'is empty'])
    expect(screen.getByText(/first 2 of 500/)).toBeVisible()
  })

  it('shows every warning with the rows it concerns', () => {
    render(<ImportReportView report={mixed} />)

    const warnings = within(screen.getByRole('region', { name: 'Warnings' })).getAllByRole('listitem')
    expect(warnings.map(({ textContent }) => textContent)).toEqual([
      'The prompt looks like a greeting. (2 rows)',
      '{{age}} has no column. (1 row)',
    ])
  })

  it('downloads all rejected rows from where the server keeps them', async () => {
    const download = vi.spyOn(files, 'download').mockResolvedValue()
    render(<ImportReportView report={mixed} />)

    await userEvent.click(screen.getByRole('button', { name: 'Download all as CSV' }))

    expect(download).toHaveBeenCalledWith('/api/campaigns/c1/imports/i1.csv', 'rejected-rows-i1.csv')
  })

  it('does not call a file without a new contact a success', () => {
    render(<ImportReportView report={{ ...clean, imported: 0, duplicates_in_campaign: 200 }} />)

    expect(screen.getByText('No new contacts in this file')).toBeVisible()
  })
})
