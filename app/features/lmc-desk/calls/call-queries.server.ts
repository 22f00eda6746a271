import type { CallTopic } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type CallState, callStateOf } from './call-rules.ts'
import { type OfficerRow, ofLmc, ofPractice, oneOfLmc, waitingOfLmc } from './calls.sql.ts'

/** A wish for a call as its practice sees it; who took it is not named. `lmc`: the one it asked. */
export type PracticeCall = {
  id: string
  lmc: { slug: string; name: string }
  topic: CallTopic
  words: string | null
  askedAt: Instant
  takenAt: Instant | null
  doneAt: Instant | null
  withdrawnAt: Instant | null
  /** The officer's words to the practice. */
  answer: string | null
  state: CallState
}
/** The same as the officers of the LMC see it. `takenBy`: the name of the officer; null where they have left. */
export type OfficerCall = Omit<PracticeCall, 'lmc'> & {
  practice: { code: string; name: string; telephone: string | null }
  takenBy: string | null
}

const asOf = (today: Day) => ({ asAt: today, knownBefore: KNOWN_NOW })

/** The calls a practice asked for, latest first. */
export function callsOfPractice(db: Db, practiceCode: string, now: Instant): PracticeCall[] {
  const rows = ofPractice(db).all({ practiceCode, ...asOf(dayOf(now)) })
  return rows.map(({ lmcSlug, lmcName, here, ...call }) => ({
    ...call,
    lmc: { slug: lmcSlug, name: lmcName },
    state: callStateOf(call, here !== lmcSlug),
  }))
}

const forOfficers = ({ code, name, telephone, takenBy, ...call }: OfficerRow): OfficerCall => ({
  ...call,
  practice: { code, name, telephone },
  takenBy: takenBy || null,
  state: callStateOf(call, false),
})

/**
 * The calls that practices of an LMC asked it for, oldest first: open ones, and those done in the last 28 days. A practice that has
 * left the LMC since is not among them.
 */
export function callsOfLmc(db: Db, lmcSlug: string, now: Instant): OfficerCall[] {
  return ofLmc(db)
    .all({ lmcSlug, at: now, ...asOf(dayOf(now)) })
    .map(forOfficers)
}

/** One of them; undefined where the list does not show it. */
export function callOfLmc(db: Db, lmcSlug: string, id: string, now: Instant): OfficerCall | undefined {
  const row = oneOfLmc(db).get({ lmcSlug, id, at: now, ...asOf(dayOf(now)) })
  return row && forOfficers(row)
}

/** How many calls an LMC's practices wait for, and since when the longest. Both name nobody, so reading them is no look. */
export function callsWaiting(db: Db, lmcSlug: string, now: Instant): { count: number; since: Instant | null } {
  return waitingOfLmc(db).get({ lmcSlug, ...asOf(dayOf(now)) })!
}
