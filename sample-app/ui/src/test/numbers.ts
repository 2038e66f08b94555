import type { OwnedNumber, PooledNumber } from '@/api/types'

/** A free number of Chicago, apart from what is given. */
export function pooled(phoneNumber: string, rest: Partial<PooledNumber> = {}): PooledNumber {
  return {
    phone_number: phoneNumber,
    phone_number_sid: `PN${phoneNumber.slice(1)}`,
    country: 'US',
    region: 'IL',
    locality: 'Chicago',
    capabilities: ['mms', 'sms', 'voice'],
    status: 'available',
    reserved_until: null,
    agent_id: null,
    assigned_at: null,
    connecting: false,
    problem: null,
    provider: 'twilio',
    ...rest,
  }
}

/** A number of the pool that nobody has, apart from what is given. */
export function owned(phoneNumber: string, rest: Partial<PooledNumber> = {}): OwnedNumber {
  return { number: pooled(phoneNumber, rest), client: null, agent: null, monthly_price: null }
}
