import { and, eq, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import { addToRegister, type RegisterFacts } from '#app/features/register/records/add-to-register.server.ts'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { registerRequests } from '#db/schema/register-requests.ts'
import { closedFrom, heldMembership, heldStatus } from './register-requests.sql.ts'
import type { RegisterRequest } from './request-queries.server.ts'

const open = (id: string) =>
  and(eq(registerRequests.id, id), isNull(registerRequests.answeredAt), isNull(registerRequests.withdrawnAt))

/**
 * Writes what a request says into the register, as a statement recorded now, and marks the request as confirmed. The caller has looked that
 * it waits. `actor`: a person id or 'operator'.
 */
export function stateConfirmed(
  tx: Db,
  { id, kind, practice, other, fromDay, successor }: RegisterRequest,
  { actor, word }: { actor: string; word: string | null },
  now: Instant,
): void {
  const at = recordingTime(tx, now)
  const when = { code: practice.code, asAt: dayOf(now), knownBefore: KNOWN_NOW }
  const practiceCode = practice.code
  const facts: RegisterFacts =
    kind === 'not-ours'
      ? { memberships: [{ practiceCode, lmcSlug: other!.slug, holdsFrom: fromDay! }] }
      : {
          statuses: [{ practiceCode, status: 'closed', holdsFrom: closedFrom(tx).get(when)!, successorCode: successor!.code }],
        }
  const mark = markRows(tx, ['practice_memberships', 'practice_statuses'])
  addToRegister(tx, facts, at)
  const statementId = (kind === 'not-ours' ? heldMembership : heldStatus)(tx).get(when)!
  const { changes } = tx
    .update(registerRequests)
    .set({ answeredAt: at, answeredBy: actor, isConfirmed: true, word, statementId })
    .where(open(id))
    .run()
  if (changes !== 1) throw new Error(`request ${id} is over already`)
  const detail = { request: id, kind, ...(other && { lmc: other.slug }) }
  recordEvent(tx, { at, actor, action: 'register-request.confirmed', subject: practiceCode, detail }, rowsSince(tx, mark))
}

/** Marks a request as refused. */
export function stateRefused(
  tx: Db,
  { id, kind, practice }: RegisterRequest,
  { actor, word }: { actor: string; word: string | null },
  now: Instant,
): void {
  const at = recordingTime(tx, now)
  tx.update(registerRequests).set({ answeredAt: at, answeredBy: actor, isConfirmed: false, word }).where(open(id)).run()
  const detail = { request: id, kind }
  recordEvent(tx, { at, actor, action: 'register-request.refused', subject: practice.code, detail })
}

/** Ends a request that an import, or another confirmation, has overtaken: nobody can answer it, so Concert does. */
export function endOvertaken(tx: Db, { id, kind, practice, state, answeredAt }: RegisterRequest, at: Instant): void {
  if (state !== 'overtaken' || answeredAt !== null) return
  tx.update(registerRequests).set({ answeredAt: at, answeredBy: 'concert', isConfirmed: false }).where(open(id)).run()
  const detail = { request: id, kind }
  recordEvent(tx, { at, actor: 'concert', action: 'register-request.withdrawn', subject: practice.code, detail })
}

/** Ends a request that is taken back. */
export function endRequest(tx: Db, { id, kind, practice }: RegisterRequest, actor: string, at: Instant): void {
  tx.update(registerRequests).set({ withdrawnAt: at }).where(open(id)).run()
  recordEvent(tx, { at, actor, action: 'register-request.withdrawn', subject: practice.code, detail: { request: id, kind } })
}
