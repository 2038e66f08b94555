import { expect, it } from 'vitest'
import type { Lead } from '@/api/types'
import { changesOf } from './lead-changes'

const lead: Lead = {
  id: 'l1',
  name: 'Unknown',
  phone: '+12025550143',
  email: null,
  source: 'voice_call',
  status: 'new',
  intent: null,
  sentiment: null,
  notes: null,
  last_contact_at: null,
  created_at: '2026-11-21T10:00:00Z',
  updated_at: '2026-11-21T10:00:00Z',
}

it('sends only the fields that were edited', () => {
  const edited = { name: 'Maria Alvarez', email: '', status: 'qualified' as const, notes: '' }

  expect(changesOf(lead, edited)).toEqual({ name: 'Maria Alvarez', status: 'qualified' })
})

it('sends an email that was taken away as an empty one', () => {
  const edited = { name: 'Unknown', email: '', status: 'new' as const, notes: '' }

  expect(changesOf({ ...lead, email: 'maria@example.com' }, edited)).toEqual({ email: '' })
})
