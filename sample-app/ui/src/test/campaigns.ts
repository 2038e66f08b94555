import type { Campaign, CampaignCounts } from '@/api/types'

const NOBODY: CampaignCounts['by_state'] = {
  queued: 0,
  calling: 0,
  waiting: 0,
  reached: 0,
  not_reached: 0,
  suppressed: 0,
  canceled: 0,
}

/** Counts whose total is the sum of the given states. */
export function counts(states: Partial<CampaignCounts['by_state']>): CampaignCounts {
  const by_state = { ...NOBODY, ...states }
  const total = Object.values(by_state).reduce((sum, n) => sum + n, 0)
  return { total, by_state, by_outcome: {}, attempts: 0, talk_seconds: 0 }
}

/** A running campaign, apart from what is given. */
export function campaign(given: Partial<Campaign> = {}): Campaign {
  return {
    id: 'c1',
    name: 'Test Batch',
    agent_id: 'a1',
    agent_name: 'Lead Generation',
    caller_id: '+12025550100',
    provider: 'elevenlabs',
    fallbacks: [],
    state: 'running',
    state_reason: null,
    schedule: null,
    max_concurrent_calls: 10,
    weight: 1,
    max_attempts: 3,
    purpose: 'marketing',
    consent: null,
    calling_hours: null,
    created_at: '2026-11-21T10:00:00Z',
    started_at: '2026-11-21T10:01:00Z',
    finished_at: null,
    counts: counts({ queued: 10 }),
    ...given,
  }
}
