import { eq, sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { partnerMeetings } from '#db/schema/practice-desk.ts'

/** The day of the next partners' meeting. */
export type Meeting = { meetsOn: Day; setAt: Instant }

const ofPractice = prepared((db) =>
  db
    .select({ meetsOn: partnerMeetings.meetsOn, setAt: partnerMeetings.setAt })
    .from(partnerMeetings)
    .where(eq(partnerMeetings.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** The last meeting day that a practice set; it may be past. */
export function meetingOf(db: Db, practiceCode: string): Meeting | undefined {
  return ofPractice(db).get({ practiceCode })
}

/** A marker for the form of the day. */
export const meetingSeen = (meeting: Meeting | undefined): string => (meeting ? String(meeting.setAt) : '')
