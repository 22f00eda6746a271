import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { isPutOff } from './reminder-rules.ts'

export type LmcReminderSent = { day: Day; lmc: string; word: string }
/** What a practice reads of its LMC's reminders: those sent, latest first, and the Monday before which it wants none. */
export type PracticeReminders = { sent: LmcReminderSent[]; putOffUntil: Day | null }

const sentTo = prepared((db) =>
  db.$client.prepare(
    `select l.on_day as day, m.name as lmc, r.word from lmc_reminder_lines l
     join lmc_reminders r on r.id = l.reminder_id join lmcs m on m.slug = r.lmc_slug
     where l.practice_code = ? and l.outcome = 'mailed' order by l.on_day desc limit 12`,
  ),
)
const putOff = prepared((db) => db.$client.prepare('select until from lmc_reminders_put_off where practice_code = ?').pluck())

export function lmcRemindersOfPractice(db: Db, practiceCode: string, now: Instant): PracticeReminders {
  const until = (putOff(db).get(practiceCode) as Day | undefined) ?? null
  return {
    sent: sentTo(db).all(practiceCode) as LmcReminderSent[],
    putOffUntil: isPutOff(until, dayOf(now)) ? until : null,
  }
}
