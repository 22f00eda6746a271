import { eq, lt, sql } from 'drizzle-orm'
import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { partnerMeetings } from '#db/schema/practice-desk.ts'
import { setMeetingPut as put } from './decisions.sql.ts'
import { meetingOf, meetingSeen } from './meeting-queries.server.ts'

/** Why the day of a meeting is not set, in words. */
export const MEETING_REFUSALS = {
  'practice-closed': 'The practice is closed, so no meeting is set.',
  'changed-meanwhile':
    'A colleague changed the day since you opened the page. The day as it is now is shown above. Save again if you mean to change it.',
} as const
type MeetingOutcome = { ok: true } | { ok: false; reason: keyof typeof MEETING_REFUSALS }

const remove = prepared((db) =>
  db
    .delete(partnerMeetings)
    .where(eq(partnerMeetings.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

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
    else remove(tx).run({ practiceCode })
    recordEvent(tx, { at: now, actor: by.personId, action: 'meeting.set', subject: practiceCode, detail: { meetsOn } })
    return { ok: true }
  })
}

const pastOnes = prepared((db) =>
  db
    .delete(partnerMeetings)
    .where(lt(partnerMeetings.meetsOn, sql.placeholder('meetsOn')))
    .prepare(),
)

/** Forgets meetings of before a day. */
export function forgetMeetingsBefore(db: Db, day: Day): void {
  pastOnes(db).run({ meetsOn: day })
}
