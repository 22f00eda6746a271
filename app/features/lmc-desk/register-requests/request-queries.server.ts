import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { anyById, byId, ofLmc, ofPractice, type Row, waitingOnes } from './register-requests.sql.ts'
import { type RequestKind, type RequestState, requestStateOf } from './request-rules.ts'

type Named = { slug: string; name: string }
/**
 * A request as both LMCs, the practice and the operator see it: no person is named. `other`: the LMC that answers; null = it is not known.
 * `byOperator`: nobody of that LMC has joined, so the operator answers.
 */
export type RegisterRequest = {
  id: string
  kind: RequestKind
  practice: { code: string; name: string; town: string | null }
  lmc: Named
  other: Named | null
  byOperator: boolean
  fromDay: Day | null
  successor: { code: string; name: string } | null
  reason: string
  askedAt: Instant
  answeredAt: Instant | null
  withdrawnAt: Instant | null
  word: string | null
  state: RequestState
}

/** A request that is over stays on the page of the register for so long. */
const SHOWN_AFTER = 28 * 86_400_000

function requestFrom(row: Row): RegisterRequest {
  const { id, kind, fromDay, reason, askedAt, answeredAt, withdrawnAt, word, basisId, held } = row
  return {
    ...{ id, kind, fromDay, reason, askedAt, answeredAt, withdrawnAt, word },
    practice: { code: row.code, name: row.name, town: row.town },
    lmc: { slug: row.lmcSlug, name: row.lmcName },
    other: row.otherSlug === null ? null : { slug: row.otherSlug, name: row.otherName ?? row.otherSlug },
    byOperator: row.answered_here === 0,
    successor: row.successorCode === null ? null : { code: row.successorCode, name: row.successorName ?? row.successorCode },
    state: requestStateOf({
      basisId,
      answeredAt,
      answeredBy: row.answeredBy,
      isConfirmed: row.isConfirmed === 1,
      withdrawnAt,
      held,
    }),
  }
}

const asOf = (now: Instant) => ({ asAt: dayOf(now), knownBefore: KNOWN_NOW })

/** The requests that officers of an LMC made or are to answer, oldest first: open ones, and those that ended in the last 28 days. */
export function requestsOfLmc(db: Db, lmcSlug: string, now: Instant): RegisterRequest[] {
  return ofLmc(db)
    .all({ lmcSlug, since: now - SHOWN_AFTER, ...asOf(now) })
    .map(requestFrom)
}

/** How many wait for the answer of an LMC. */
export const requestsToAnswer = (db: Db, lmcSlug: string, now: Instant): number =>
  requestsOfLmc(db, lmcSlug, now).filter((request) => isToAnswer(request, lmcSlug)).length

/** Whether an LMC is the one to answer a request that waits. */
export const isToAnswer = ({ state, other }: RegisterRequest, lmcSlug: string): boolean =>
  state === 'waiting' && other?.slug === lmcSlug

/** One that an LMC made or is to answer; undefined for all others. */
export function requestOfLmc(db: Db, lmcSlug: string, id: string, now: Instant): RegisterRequest | undefined {
  const row = byId(db).get({ lmcSlug, id, ...asOf(now) })
  return row && requestFrom(row)
}

/** One by its id, for the operator. */
export function requestById(db: Db, id: string, now: Instant): RegisterRequest | undefined {
  const row = anyById(db).get({ id, ...asOf(now) })
  return row && requestFrom(row)
}

/** The requests about a practice, latest first. */
export function requestsOfPractice(db: Db, code: string, now: Instant): RegisterRequest[] {
  return ofPractice(db)
    .all({ code, ...asOf(now) })
    .map(requestFrom)
}

/** Those that wait for the operator: for an LMC that is not known, or in which nobody has joined. */
export function requestsForOperator(db: Db, now: Instant): RegisterRequest[] {
  return waitingOnes(db)
    .all(asOf(now))
    .map(requestFrom)
    .filter(({ state, byOperator }) => state === 'waiting' && byOperator)
}

/** Those that an import, or another confirmation, has overtaken, and that nobody has ended. */
export const requestsOvertaken = (db: Db, now: Instant): RegisterRequest[] =>
  waitingOnes(db)
    .all(asOf(now))
    .map(requestFrom)
    .filter(({ state }) => state === 'overtaken')

/** What its practice is told on its desk: what waits. What was confirmed is a move, and told as one (`practice-moved`). */
export function requestsToldTo(db: Db, code: string, now: Instant): RegisterRequest[] {
  return requestsOfPractice(db, code, now).filter(({ kind, state }) => kind === 'not-ours' && state === 'waiting')
}
