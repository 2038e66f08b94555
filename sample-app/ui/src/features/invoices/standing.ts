import type { Invoice } from '@/api/types'
import { plural } from '@/lib/format'
import { calendarDay, dateTime } from '@/lib/time'

/** How it goes with an invoice, in a sentence or two. */
export function standing(invoice: Invoice): string {
  switch (invoice.state) {
    case 'draft':
      return 'Rated, and not sent yet.'
    case 'issued':
      return due(invoice)
    case 'payment_failed':
      return `${failed(invoice)} ${again(invoice)} ${due(invoice)}`.trim()
    case 'uncollectible':
      return `${failed(invoice)} Nobody tries to collect it any more; it is still owed and can be paid.`.trim()
    case 'paid':
      return 'Paid in full.'
    case 'void':
      return invoice.billed_again
        ? 'Taken back, and the month was billed again.'
        : 'Taken back: nothing is owed for it.'
  }
}

function due({ due_on, past_due }: Invoice): string {
  if (!due_on) return ''
  return past_due
    ? `It was to be paid by ${calendarDay(due_on)}.`
    : `It is to be paid by ${calendarDay(due_on)}.`
}

function failed({ attempts }: Invoice): string {
  return attempts === 0 ? '' : `${plural(attempts, 'payment')} failed.`
}

function again({ next_attempt_at }: Invoice): string {
  return next_attempt_at
    ? `The next try is on ${dateTime(next_attempt_at)}.`
    : 'It is not tried again by itself.'
}
