import { describe, expect, it } from 'vitest'
import { ApiError, fieldErrors, messageOf, problemOf } from './problem'

describe('fieldErrors', () => {
  const invalid = new ApiError(400, {
    title: 'Bad request',
    status: 400,
    errors: [
      { field: 'phone', message: '"12" is not a phone number' },
      { field: 'phone', message: 'is too short' },
      { field: 'region', message: 'is unknown' },
    ],
  })

  it('puts the first message of a field at that field', () => {
    expect(fieldErrors(invalid, ['name', 'phone']).phone).toBe('"12" is not a phone number')
  })

  it('keeps a message about a field that the form does not have', () => {
    expect(fieldErrors(invalid, ['name', 'phone']).form).toBe('region: is unknown')
  })

  it('shows the detail where the server named no field', () => {
    const refused = new ApiError(409, {
      title: 'Conflict',
      status: 409,
      detail: 'The campaign has no contacts.',
    })

    expect(fieldErrors(refused, ['name'])).toEqual({ form: 'The campaign has no contacts.' })
  })

  it('has nothing to say without an error', () => {
    expect(fieldErrors(null, ['name'])).toEqual({})
  })
})

describe('problemOf', () => {
  it('reads the problem and how long to wait', async () => {
    const response = Response.json(
      { title: 'Too many attempts', status: 429, detail: 'Wait a minute.' },
      { status: 429, headers: { 'Retry-After': '60' } },
    )

    const error = await problemOf(response)

    expect(error).toMatchObject({ status: 429, message: 'Wait a minute.', retryAfterSeconds: 60 })
  })

  it('has a plain message for a body that is no problem', async () => {
    const error = await problemOf(new Response('<html>Bad gateway</html>', { status: 502 }))

    expect(error.message).toBe('The server answered with an error (502). Try again in a moment.')
  })
})

it('says that the server was not reached when fetch itself failed', () => {
  expect(messageOf(new TypeError('Failed to fetch'))).toContain('could not be reached')
})
