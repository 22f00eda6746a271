import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { meetingOf, meetingSeen } from './meeting-queries.server.ts'

/** Why the day of a meeting is not set, in words. */
export const MEETING_REFUSALS = {
  'practice-closed': 'The practice is closed, so no meeting is set.',
  'changed-meanwhile':
    'A colleague changed the day since you opened the page. The day as it is now is shown above. Save again if you mean to change it.',
} as const
type MeetingOutcome = { ok: true } | { ok: false; reason: keyof typeof MEETING_REFUSALS }

const put = prepared((db) =>
  db.$client.prepare(`
    insert into partner_meetings (practice_code, meets_on, set_at, set_by) values (?, ?, ?, ?)
    on conflict (practice_code) do update set meets_on = excluded.meets_on, set_at = excluded.set_at, set_by = excluded.set_by`),
)
const remove = prepared((db) => db.$client.prepare('delete from partner_meetings where practice_code = ?'))

/** Sets the day of a practice's next partners' meeting; null = none. Refused where a colleague changed it since `seen`. */
export function setMeeting(
  db: Db,
  { practiceCode, meetsOn, seen }: { practiceCode: string; meetsOn: Day | null; seen?: string | undefined },
  by: Actor,
  now: Instant,
): MeetingOutcome {
  return inTransaction(db, (tx): MeetingOutcome => {
    if (!opennessOf(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' }
    const before = meetingOf(tx, practiceCode)
    if ((before?.meetsOn ?? null) === meetsOn) return { ok: true }
    if (seen !== undefined && seen !== meetingSeen(before)) return { ok: false, reason: 'changed-meanwhile' }
    if (meetsOn) put(tx).run(practiceCode, meetsOn, now, by.personId)
    else remove(tx).run(practiceCode)
    recordEvent(tx, { at: now, actor: by.personId, action: 'meeting.set', subject: practiceCode, detail: { meetsOn } })
    return { ok: true }
  })
}

const pastOnes = prepared((db) => db.$client.prepare('delete from partner_meetings where meets_on < ?'))

/** Forgets meetings of before a day. */
export function forgetMeetingsBefore(db: Db, day: Day): void {
  pastOnes(db).run(day)
}
