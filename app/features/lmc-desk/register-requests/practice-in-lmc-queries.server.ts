import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type RegisterRequest, requestsOfPractice } from './request-queries.server.ts'

/**
 * A practice that is or was in an LMC, as the forms of its officers need it. `here`: it is today. `membership`, `status`: the register's
 * statements in force. `last`: the latest request of each kind.
 */
export type PracticeInLmc = {
  details: PracticeDetails
  here: boolean
  membership: { id: number; holdsFrom: Day }
  status: { id: number; holdsFrom: Day }
  last: Partial<Record<RegisterRequest['kind'], RegisterRequest>>
}

const held = prepared((db) =>
  db.$client.prepare(
    `select m.id as membershipId, m.holds_from as membershipFrom, s.id as statusId, s.holds_from as statusFrom
     from practice_memberships m join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', '@code')}
     where m.id = ${heldOn('practice_memberships', 'id', '@code')}
       and exists (select 1 from practice_memberships e where e.practice_code = @code and e.lmc_slug = @lmcSlug)`,
  ),
)

/** Undefined for a practice that never was in this LMC. */
export function practiceInLmc(db: Db, lmcSlug: string, code: string, now: Instant): PracticeInLmc | undefined {
  const today = dayOf(now)
  const found = held(db).get({ code, lmcSlug, asAt: today, knownBefore: KNOWN_NOW }) as
    | { membershipId: number; membershipFrom: Day; statusId: number; statusFrom: Day }
    | undefined
  const details = found && practiceByCode(db, code, today)
  if (!found || !details) return undefined
  const requests = requestsOfPractice(db, code, now)
  const lastOf = (kind: RegisterRequest['kind']) => requests.find((one) => one.kind === kind)
  const [notOurs, tookOver] = [lastOf('not-ours'), lastOf('took-over')]
  return {
    details,
    here: details.lmc?.slug === lmcSlug,
    membership: { id: found.membershipId, holdsFrom: found.membershipFrom },
    status: { id: found.statusId, holdsFrom: found.statusFrom },
    last: { ...(notOurs && { 'not-ours': notOurs }), ...(tookOver && { 'took-over': tookOver }) },
  }
}

/** The marker of a form about a practice: the statement it would change, and the last request of its kind. */
export function seenOf({ membership, status, last }: PracticeInLmc, kind: RegisterRequest['kind']): string {
  return `${kind === 'not-ours' ? membership.id : status.id}/${last[kind]?.id ?? ''}`
}

const closedOnes = prepared((db) =>
  db.$client.prepare(
    `select p.code, p.name, s.holds_from as closedFrom, n.code as successorCode, n.name as successorName
     from (select distinct practice_code from practice_memberships where lmc_slug = @lmcSlug) m
     join practices p on p.code = m.practice_code
     join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', 'p.code')} and s.status = 'closed'
     left join practices n on n.code = s.successor_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @lmcSlug order by s.holds_from desc, p.code limit 60`,
  ),
)

/** A closed practice; `closedFrom`: the first day it was not open. */
export type ClosedPractice = {
  code: string
  name: string
  closedFrom: Day
  successorCode: string | null
  successorName: string | null
}

/** The practices that closed while they were in an LMC, latest first, sixty at most. */
export function closedPracticesOf(db: Db, lmcSlug: string, today: Day): ClosedPractice[] {
  return closedOnes(db).all({ lmcSlug, asAt: today, knownBefore: KNOWN_NOW }) as ClosedPractice[]
}
