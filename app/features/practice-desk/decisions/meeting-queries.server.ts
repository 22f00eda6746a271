import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The day of the next partners' meeting. */
export type Meeting = { meetsOn: Day; setAt: Instant }

const ofPractice = prepared((db) =>
  db.$client.prepare('select meets_on as meetsOn, set_at as setAt from partner_meetings where practice_code = ?'),
)

/** The last meeting day that a practice set; it may be past. */
export function meetingOf(db: Db, practiceCode: string): Meeting | undefined {
  return ofPractice(db).get(practiceCode) as Meeting | undefined
}

/** A marker for the form of the day. */
export const meetingSeen = (meeting: Meeting | undefined): string => (meeting ? String(meeting.setAt) : '')
