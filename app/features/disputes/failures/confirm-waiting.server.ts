import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { failureWaits } from '#db/schema/failures.ts'
import { openFailures, weeksWaited } from './failure-queries.server.ts'
import type { FailureRefusal } from './failure-words.ts'

/** Records that everything open is still waited for this week. A second time in a week it changes nothing. */
export function confirmWaiting(
  db: Db,
  practiceCode: string,
  by: Actor,
  now: Instant,
): { ok: true } | { ok: false; reason: FailureRefusal } {
  return inTransaction(db, (tx) => {
    const week = weekOf(dayOf(now))
    if (!practiceByCode(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' as const }
    if (openFailures(tx, practiceCode) === 0) return { ok: false, reason: 'nothing-open' as const }
    if (weeksWaited(tx, practiceCode).at(-1)?.week === week) return { ok: true as const }
    const recordedAt = recordingTime(tx, now)
    const { lastInsertRowid } = tx.insert(failureWaits).values({ practiceCode, week, recordedAt, recordedBy: by.personId }).run()
    const event = { at: recordedAt, actor: by.personId, action: 'failures.still-waiting', subject: practiceCode } as const
    recordEvent(tx, event, rowsWritten(tx, { failure_waits: lastInsertRowid }))
    return { ok: true as const }
  })
}
