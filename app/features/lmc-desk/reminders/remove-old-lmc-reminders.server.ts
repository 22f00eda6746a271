import { inArray, lt } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lmcReminderLines, lmcReminders, lmcRemindersPutOff } from '#db/schema/desks.ts'

/** A year after it went out, nobody needs to know who was reminded (decision 41). */
const KEPT_FOR = 365 * 86_400_000

/** Removes reminders, and wishes for none before a Monday, that are more than a year old. */
export function removeOldLmcReminders(db: Db, now: Instant): void {
  const before = now - KEPT_FOR
  const old = db.select({ id: lmcReminders.id }).from(lmcReminders).where(lt(lmcReminders.queuedAt, before))
  db.delete(lmcReminderLines).where(inArray(lmcReminderLines.reminderId, old)).run()
  db.delete(lmcReminders).where(lt(lmcReminders.queuedAt, before)).run()
  db.delete(lmcRemindersPutOff).where(lt(lmcRemindersPutOff.putOffAt, before)).run()
}
