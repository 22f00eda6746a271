import { mayInvite } from '#app/features/people/accounts/people-access.ts'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { accessFacts } from '#app/features/people/invitations/invitation-facts-queries.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type JoinRequest, REQUEST_LASTS } from './join-request-rules.ts'
import { waitingAtLmc, waitingAtPractice } from './joining-and-leaving.sql.ts'

/** The desk that answers requests to join: the people of the practice; while it has none, the officers of its LMC. */
export type JoinDesk = { practiceCode: string } | { lmcSlug: string }

/** A request as shown on a page. `mayAnswer`: the reader could invite to this role; a manager does not answer for a partner. */
export type ShownRequest = JoinRequest & { mayAnswer: boolean }

/**
 * The requests to join that wait at a desk now, oldest first. A request waits at one desk only: it moves to the practice with its
 * first person, and back to the LMC when the last one leaves.
 */
export function waitingJoinRequests(db: Db, desk: JoinDesk, now: Instant): JoinRequest[] {
  const since = now - REQUEST_LASTS
  if ('practiceCode' in desk) return waitingAtPractice(db).all({ code: desk.practiceCode, since })
  return waitingAtLmc(db).all({ slug: desk.lmcSlug, since, asAt: dayOf(now), knownBefore: KNOWN_NOW })
}

/** The same, with what the reader may do about each. */
export function joinRequestsShown(db: Db, desk: JoinDesk, reader: Pick<Person, 'roles'>, now: Instant): ShownRequest[] {
  return waitingJoinRequests(db, desk, now).map((request) => ({ ...request, mayAnswer: mayAnswer(db, request, reader, now) }))
}

/** Whether a person may answer a request: those who may invite to its role in its practice now. */
export function mayAnswer(
  db: Db,
  { role, practiceCode }: Pick<JoinRequest, 'role' | 'practiceCode'>,
  person: Pick<Person, 'roles'>,
  now: Instant,
): boolean {
  const wanted = { role, practiceCode, lmcSlug: null, officeSlug: null }
  return mayInvite(person, wanted, accessFacts(db, wanted, now))
}
