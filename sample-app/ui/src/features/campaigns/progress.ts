import type { Campaign, CampaignCounts, CampaignState } from '@/api/types'

/** How far a campaign is. Shares are 0 to 1; a share of nothing is null, never 0. */
export interface Progress {
  targets: number
  /** Nothing will happen to them any more. */
  done: number
  /** 0 to 100, and 100 only when every target is done. */
  percent: number
  /** Called at least once, or being called now. */
  dialed: number
  /** A person answered. */
  answered: number
  /** Absent where the server does not count them. */
  leads: number | undefined
  /** Answered of those dialed. */
  answerRate: number | null
  /** Still to be called when nobody intervenes: not tried yet, or waiting for another try. */
  left: number
}

export function progressOf({ total, by_state: states, leads }: CampaignCounts): Progress {
  const done = states.reached + states.not_reached + states.suppressed + states.canceled
  const dialed = states.calling + states.waiting + states.reached + states.not_reached
  return {
    targets: total,
    done,
    percent: total === 0 ? 0 : Math.floor((done / total) * 100),
    dialed,
    answered: states.reached,
    leads,
    answerRate: dialed === 0 ? null : states.reached / dialed,
    left: states.queued + states.waiting,
  }
}

/** Whether a campaign has come to its end, so that nothing about it changes any more. */
export function isOver(state: CampaignState): boolean {
  return state === 'finished' || state === 'canceled'
}

/** What can be done with a campaign now. */
export function actionsOf({ state, counts }: Campaign) {
  return {
    addContacts: state === 'draft',
    start: state === 'draft' && counts.total > 0,
    pause: state === 'running',
    resume: state === 'paused',
    cancel: state === 'running' || state === 'paused',
    settings: !isOver(state),
    retry: state !== 'canceled' && state !== 'draft' && counts.by_state.not_reached > 0,
    duplicate: counts.total > 0,
  }
}
