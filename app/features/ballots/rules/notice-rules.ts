import { addDays, type Day } from '#app/platform/time.ts'
import { type BallotFacts, type BallotStatus, lawOf, noticeOfActionDaysOn } from './ballot-rules.ts'

/**
 * The days that notices to employers hang on, of a statutory vote. `ballotBy`: the last day for notice of a vote that is still to open.
 * `action`, while a mandate runs: days of notice, the first day of action that a notice received today allows, and the last day on which
 * one is in time; `from` is null where that day is over.
 */
export type NoticeDays = { ballotBy: Day | null; action: { days: number; from: Day | null; lastReceived: Day } | null }

/** The notices of a vote as on a day (Trade Union and Labour Relations (Consolidation) Act 1992, sections 226A and 234A). */
export function noticeDays(
  ballot: Pick<BallotFacts, 'kind' | 'openedOn'> & { status: BallotStatus; mandateUntil: Day | null },
  today: Day,
): NoticeDays {
  const { kind, openedOn, status, mandateUntil } = ballot
  const law = lawOf(kind, openedOn)
  const ballotBy = law && status === 'announced' ? addDays(openedOn, -law.noticeOfBallotDays) : null
  if (mandateUntil === null || today > mandateUntil) return { ballotBy, action: null }
  const days = noticeOfActionDaysOn(today)
  const lastReceived = addDays(mandateUntil, -noticeOfActionDaysOn(mandateUntil))
  return { ballotBy, action: { days, from: today <= lastReceived ? addDays(today, days) : null, lastReceived } }
}
