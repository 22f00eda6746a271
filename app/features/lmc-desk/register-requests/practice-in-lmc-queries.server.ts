import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { closedOnes, held } from './register-requests.sql.ts'
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

/** Undefined for a practice that never was in this LMC. */
export function practiceInLmc(db: Db, lmcSlug: string, code: string, now: Instant): PracticeInLmc | undefined {
  const today = dayOf(now)
  const found = held(db).get({ code, lmcSlug, asAt: today, knownBefore: KNOWN_NOW })
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
  return closedOnes(db).all({ lmcSlug, asAt: today, knownBefore: KNOWN_NOW })
}
