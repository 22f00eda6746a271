import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { returnableWeeks } from './adoption-rules.ts'
import { isBeforeFirstPerson, opennessOf, recordedByPractice, returnOf } from './entry-queries.server.ts'
import type { RefusalReason } from './refusal-words.ts'
import { writeReturn } from './write-history.server.ts'

/** `already`: the return existed and nothing was added. */
export type ConfirmOutcome = { ok: true; already: boolean } | { ok: false; reason: RefusalReason }

/**
 * Makes the practice's return for a week (its Monday): it confirms everything as recorded. For this week or the last, by London's
 * calendar; a second one is answered `already`. Changes no state. Refused for a week before the practice had its first person,
 * and where another statement was recorded since the form was drawn (`seen`: recordedByPractice). `onTrustedDevice`: from the mail,
 * without signing in, for this week alone.
 */
export function makeReturn(
  db: Db,
  practiceCode: string,
  week: Week,
  by: Actor,
  now: Instant,
  { seen, onTrustedDevice }: { seen?: string; onTrustedDevice?: boolean } = {},
): ConfirmOutcome {
  return inTransaction(db, (tx): ConfirmOutcome => {
    const { thisWeek, lastWeek } = returnableWeeks(now)
    const openness = opennessOf(tx, practiceCode, dayOf(now))
    if (!openness) return { ok: false, reason: 'practice-unknown' }
    if (!openness.open) return { ok: false, reason: 'practice-closed' }
    if (week !== thisWeek && (week !== lastWeek || onTrustedDevice)) return { ok: false, reason: 'week-not-open' }
    if (returnOf(tx, practiceCode, week)) return { ok: true, already: true }
    if (isBeforeFirstPerson(tx, practiceCode, week)) return { ok: false, reason: 'before-first-person' }
    if (seen !== undefined && seen !== recordedByPractice(tx, practiceCode))
      return { ok: false, reason: 'week-changed-meanwhile' }
    addReturn(tx, practiceCode, week, by, recordingTime(tx, now), onTrustedDevice)
    return { ok: true, already: false }
  })
}

/**
 * Makes this week's return of an open practice together with another statement. `recordedAt`: the recording time of that
 * statement, if it was added to the record. False where the return was made before.
 */
export function makeThisWeeksReturn(tx: Db, practiceCode: string, by: Actor, now: Instant, recordedAt?: Instant): boolean {
  const week = weekOf(dayOf(now))
  if (returnOf(tx, practiceCode, week)) return false
  addReturn(tx, practiceCode, week, by, recordedAt ?? recordingTime(tx, now))
  return true
}

function addReturn(tx: Db, practiceCode: string, week: Week, by: Actor, recordedAt: Instant, onTrustedDevice = false): void {
  const made = writeReturn(tx, { practiceCode, week, recordedAt, recordedBy: by.personId, onTrustedDevice })
  const detail = { week, ...(onTrustedDevice && { onTrustedDevice }) }
  const event = { at: recordedAt, actor: by.personId, subject: practiceCode, detail }
  recordEvent(tx, { ...event, action: 'return.made' }, rowsWritten(tx, { weekly_returns: made }))
}
