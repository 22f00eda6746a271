import { and, desc, eq, sql } from 'drizzle-orm'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders, lmcRemindersPutOff } from '#db/schema/desks.ts'
import { lmcs } from '#db/schema/register.ts'
import { isPutOff } from './reminder-rules.ts'

export type LmcReminderSent = { day: Day; lmc: string; word: string }
/** What a practice reads of its LMC's reminders: those sent, latest first, and the Monday before which it wants none. */
export type PracticeReminders = { sent: LmcReminderSent[]; putOffUntil: Day | null }

const sentTo = prepared((db) =>
  db
    .select({ day: lmcReminderLines.onDay, lmc: lmcs.name, word: lmcReminders.word })
    .from(lmcReminderLines)
    .innerJoin(lmcReminders, eq(lmcReminders.id, lmcReminderLines.reminderId))
    .innerJoin(lmcs, eq(lmcs.slug, lmcReminders.lmcSlug))
    .where(and(eq(lmcReminderLines.practiceCode, sql.placeholder('practiceCode')), eq(lmcReminderLines.outcome, 'mailed')))
    .orderBy(desc(lmcReminderLines.onDay))
    .limit(12)
    .prepare(),
)
const putOff = prepared((db) =>
  db
    .select({ until: lmcRemindersPutOff.until })
    .from(lmcRemindersPutOff)
    .where(eq(lmcRemindersPutOff.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** The Monday before which a practice wishes no reminder by its LMC, as it was last asked for; null = no such wish. */
export const putOffUntil = (db: Db, practiceCode: string): Day | null => putOff(db).get({ practiceCode })?.until ?? null

export function lmcRemindersOfPractice(db: Db, practiceCode: string, now: Instant): PracticeReminders {
  const until = putOffUntil(db, practiceCode)
  return {
    sent: sentTo(db).all({ practiceCode }),
    putOffUntil: isPutOff(until, dayOf(now)) ? until : null,
  }
}
