import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { returnsTakenBack } from '#db/schema/adoption.ts'
import { hasRecordedSince, isTakenBack, madeReturn } from './made-returns-queries.server.ts'

/** Every reason not to take a return back, in words. */
export const TAKE_BACK_REFUSALS = {
  'not-there': 'There is no such return to take back. How the week stands is shown here.',
  'signed-in': 'This return was made by somebody who was signed in, so it stands.',
  'week-over': 'The week is over, so its return stands. What has changed can be recorded now.',
  'said-since': 'Your practice has recorded an answer since, and that confirmed the week too. The return stands.',
} as const
export type TakeBackOutcome = { ok: true; already: boolean } | { ok: false; reason: keyof typeof TAKE_BACK_REFUSALS }

/**
 * Takes back a return that was made on a trusted device, until its week ends (decision 36). `returnedAt`: its `recordedAt`, so that
 * a form sent twice never takes a later one. Nothing is overwritten, and what was published before stays.
 */
export function takeBackReturn(
  db: Db,
  { practiceCode, week, returnedAt }: { practiceCode: string; week: Week; returnedAt: Instant },
  by: Actor,
  now: Instant,
): TakeBackOutcome {
  return inTransaction(db, (tx): TakeBackOutcome => {
    if (isTakenBack(tx, practiceCode, week, returnedAt)) return { ok: true, already: true }
    const made = madeReturn(tx, practiceCode, week)
    if (made?.recordedAt !== returnedAt) return { ok: false, reason: 'not-there' }
    if (!made.onTrustedDevice) return { ok: false, reason: 'signed-in' }
    if (weekOf(dayOf(now)) !== week) return { ok: false, reason: 'week-over' }
    if (hasRecordedSince(tx, practiceCode, returnedAt)) return { ok: false, reason: 'said-since' }
    writeTakenBack(tx, { practiceCode, week, returnedAt }, by, now)
    return { ok: true, already: false }
  })
}

/** Writes that a return never counted from now on. Only for commands of this feature, which check that it may be. */
export function writeTakenBack(
  tx: Db,
  { practiceCode, week, returnedAt }: { practiceCode: string; week: Week; returnedAt: Instant },
  by: Actor,
  now: Instant,
): void {
  const recordedAt = recordingTime(tx, now)
  const row = { practiceCode, week, returnedAt, recordedAt, recordedBy: by.personId }
  const { lastInsertRowid } = tx.insert(returnsTakenBack).values(row).run()
  const event = { at: recordedAt, actor: by.personId, subject: practiceCode, detail: { week } }
  recordEvent(tx, { ...event, action: 'return.taken-back' }, rowsWritten(tx, { returns_taken_back: lastInsertRowid }))
}
