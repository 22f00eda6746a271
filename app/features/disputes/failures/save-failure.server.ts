import { isDeepStrictEqual } from 'node:util'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { serviceFailures } from '#db/schema/failures.ts'
import { failureById, loggedAfter, loggedEver } from './failure-queries.server.ts'
import { type Failure, MOST_FAILURES } from './failure-rules.ts'
import type { FailureRefusal } from './failure-words.ts'
import { lineNamed, serviceLines } from './service-lines.server.ts'

export type FailureOutcome = { ok: true; failureId: string } | { ok: false; reason: FailureRefusal }
const SO_MANY = /^\d{1,5}$/
const saysSame = (kept: Failure, wanted: Failure) =>
  (Object.keys(wanted) as (keyof Failure)[]).every((name) => isDeepStrictEqual(kept[name], wanted[name]))

type Place = { practiceCode: string; failureId: string | null; seen: string }

/**
 * Logs a failure of a service (`failureId` null) or corrects one: a new version, the earlier one stays. `seen`: the version its form was
 * drawn from; of a new one, how many had been logged, so that the same form sent twice logs one. A closed practice only corrects. A new one, or one moved to another line, needs a line of a dispute that runs.
 */
export function saveFailure(
  db: Db,
  { practiceCode, failureId, seen, failure }: Place & { failure: Failure },
  by: Actor,
  now: Instant,
): FailureOutcome {
  return inTransaction(db, (tx): FailureOutcome => {
    const today = dayOf(now)
    const stands = failureId === null ? undefined : failureById(tx, practiceCode, failureId)
    if (failureId !== null && !stands) return { ok: false, reason: 'no-such-failure' }
    if (stands && stands.version !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const isSameLine = stands?.line.dispute === failure.line.dispute && stands.line.key === failure.line.key
    if (!isSameLine && !lineNamed(serviceLines(tx, today), failure.line)?.runs) return { ok: false, reason: 'no-such-line' }
    if (!stands && !practiceByCode(tx, practiceCode, today)?.open) return { ok: false, reason: 'practice-closed' }
    const sentTwice =
      failureId === null &&
      SO_MANY.test(seen) &&
      loggedAfter(tx, practiceCode, Number(seen)).find((one) => saysSame(one, failure))
    if (sentTwice) return { ok: true, failureId: sentTwice.id }
    if (!stands && loggedEver(tx, practiceCode) >= MOST_FAILURES) return { ok: false, reason: 'too-many' }
    const version = { practiceCode, failureId: failureId ?? newId(), failure, removed: false }
    write(tx, version, 'failure.saved', by, now)
    return { ok: true, failureId: version.failureId }
  })
}

/** Takes a failure out of the log: it never was. Its versions stay in the record. */
export function removeFailure(
  db: Db,
  { practiceCode, failureId, seen }: Place & { failureId: string },
  by: Actor,
  now: Instant,
): FailureOutcome {
  return inTransaction(db, (tx): FailureOutcome => {
    const stands = failureById(tx, practiceCode, failureId)
    if (!stands) return { ok: false, reason: 'no-such-failure' }
    if (stands.version !== seen) return { ok: false, reason: 'changed-meanwhile' }
    write(tx, { practiceCode, failureId, failure: stands, removed: true }, 'failure.removed', by, now)
    return { ok: true, failureId }
  })
}

type Version = { practiceCode: string; failureId: string; failure: Failure; removed: boolean }
function write(tx: Db, version: Version, action: 'failure.saved' | 'failure.removed', by: Actor, now: Instant): void {
  const { practiceCode, failureId, failure, removed } = version
  const { line, kind, noticedOn, waitedDays, cases, minutes, appointments, isSafety, duty, note, resolvedOn } = failure
  const recordedAt = recordingTime(tx, now)
  const id = newId()
  const { lastInsertRowid } = tx
    .insert(serviceFailures)
    .values({
      ...{ id, practiceCode, failureId, disputeSlug: line.dispute, lineKey: line.key, kind, noticedOn, waitedDays, cases },
      ...{ minutes, appointments, isSafety, duty, note, resolvedOn, removed, recordedAt, recordedBy: by.personId },
      overAt: removed || resolvedOn ? recordedAt : null,
    })
    .run()
  recordEvent(
    tx,
    { at: recordedAt, actor: by.personId, action, subject: id },
    rowsWritten(tx, { service_failures: lastInsertRowid }),
  )
}
