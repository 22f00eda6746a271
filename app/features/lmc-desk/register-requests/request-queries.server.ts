import { hasOfficers } from '#app/features/people/accounts/role-queries.server.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
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

const HELD_STATUS = heldOn('practice_statuses', 'id', 'q.practice_code')
const HELD = `case when q.kind = 'not-ours'
  then case when (select s.status from practice_statuses s where s.id = ${HELD_STATUS}) = 'open' then ${heldOn('practice_memberships', 'id', 'q.practice_code')} end
  else case when ${heldOn('practice_memberships', 'lmc_slug', 'q.successor_code')} is q.other_lmc then ${HELD_STATUS} end end`
const SELECT = `select q.id, q.kind, p.code, p.name, p.town, q.lmc_slug as lmcSlug, l.name as lmcName, q.other_lmc as otherSlug, o.name as otherName,
    ${hasOfficers('q.other_lmc')} as answered_here, q.from_day as fromDay, q.successor_code as successorCode, s.name as successorName, q.reason,
    q.basis_id as basisId, q.asked_at as askedAt, q.answered_at as answeredAt, q.answered_by as answeredBy, q.is_confirmed as isConfirmed, q.withdrawn_at as withdrawnAt,
    q.word, ${HELD} as held
  from register_requests q join practices p on p.code = q.practice_code join lmcs l on l.slug = q.lmc_slug
  left join lmcs o on o.slug = q.other_lmc left join practices s on s.code = q.successor_code`

type Row = Omit<RegisterRequest, 'practice' | 'lmc' | 'other' | 'byOperator' | 'successor' | 'state'> & {
  code: string
  name: string
  town: string | null
  lmcSlug: string
  lmcName: string
  otherSlug: string | null
  otherName: string | null
  answered_here: 0 | 1
  successorCode: string | null
  successorName: string | null
  basisId: number
  answeredBy: string | null
  isConfirmed: 0 | 1 | null
  held: number | null
}

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

const ofLmc = prepared((db) =>
  db.$client.prepare(
    `${SELECT} where (q.lmc_slug = @lmcSlug or q.other_lmc = @lmcSlug)
       and ((q.answered_at is null and q.withdrawn_at is null) or coalesce(q.answered_at, q.withdrawn_at) >= @since)
     order by q.asked_at, q.id`,
  ),
)
const byId = prepared((db) =>
  db.$client.prepare(`${SELECT} where q.id = @id and (q.lmc_slug = @lmcSlug or q.other_lmc = @lmcSlug)`),
)
const anyById = prepared((db) => db.$client.prepare(`${SELECT} where q.id = @id`))
const ofPractice = prepared((db) =>
  db.$client.prepare(`${SELECT} where q.practice_code = @code order by q.asked_at desc, q.id limit 20`),
)
const waitingOnes = prepared((db) =>
  db.$client.prepare(`${SELECT} where q.answered_at is null and q.withdrawn_at is null order by q.asked_at, q.id`),
)

/** The requests that officers of an LMC made or are to answer, oldest first: open ones, and those that ended in the last 28 days. */
export function requestsOfLmc(db: Db, lmcSlug: string, now: Instant): RegisterRequest[] {
  return (ofLmc(db).all({ lmcSlug, since: now - SHOWN_AFTER, ...asOf(now) }) as Row[]).map(requestFrom)
}

/** How many wait for the answer of an LMC. */
export const requestsToAnswer = (db: Db, lmcSlug: string, now: Instant): number =>
  requestsOfLmc(db, lmcSlug, now).filter((request) => isToAnswer(request, lmcSlug)).length

/** Whether an LMC is the one to answer a request that waits. */
export const isToAnswer = ({ state, other }: RegisterRequest, lmcSlug: string): boolean =>
  state === 'waiting' && other?.slug === lmcSlug

/** One that an LMC made or is to answer; undefined for all others. */
export function requestOfLmc(db: Db, lmcSlug: string, id: string, now: Instant): RegisterRequest | undefined {
  const row = byId(db).get({ lmcSlug, id, ...asOf(now) }) as Row | undefined
  return row && requestFrom(row)
}

/** One by its id, for the operator. */
export function requestById(db: Db, id: string, now: Instant): RegisterRequest | undefined {
  const row = anyById(db).get({ id, ...asOf(now) }) as Row | undefined
  return row && requestFrom(row)
}

/** The requests about a practice, latest first. */
export function requestsOfPractice(db: Db, code: string, now: Instant): RegisterRequest[] {
  return (ofPractice(db).all({ code, ...asOf(now) }) as Row[]).map(requestFrom)
}

/** Those that wait for the operator: for an LMC that is not known, or in which nobody has joined. */
export function requestsForOperator(db: Db, now: Instant): RegisterRequest[] {
  return (waitingOnes(db).all(asOf(now)) as Row[])
    .map(requestFrom)
    .filter(({ state, byOperator }) => state === 'waiting' && byOperator)
}

/** Those that an import, or another confirmation, has overtaken, and that nobody has ended. */
export const requestsOvertaken = (db: Db, now: Instant): RegisterRequest[] =>
  (waitingOnes(db).all(asOf(now)) as Row[]).map(requestFrom).filter(({ state }) => state === 'overtaken')

/** What its practice is told on its desk: what waits. What was confirmed is a move, and told as one (`practice-moved`). */
export function requestsToldTo(db: Db, code: string, now: Instant): RegisterRequest[] {
  return requestsOfPractice(db, code, now).filter(({ kind, state }) => kind === 'not-ours' && state === 'waiting')
}
