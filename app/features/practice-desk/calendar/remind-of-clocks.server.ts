import { type DueReminders, remindersDone, remindersToDo } from '#app/features/people/calendar-feeds/reminder-wishes.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { isToTell } from './clock-rules.ts'
import { clocksBetween } from './clocks-queries.server.ts'

/** From this time of a London day on, its mails are written. */
const NOT_BEFORE = '07:00'
/** Reminders looked at in one transaction: nobody waits long for it. */
const AT_ONCE = 100

/**
 * Writes the mails that people asked for before days in their practice's calendar, once each: one a person, practice and day, in the same
 * words whatever it is about. A day without a server is caught up.
 */
export function remindOfClocks(db: Db, publicAddress: string) {
  return (now: Instant): unknown => {
    const today = dayOf(now)
    if (now < instantOf(today, NOT_BEFORE) || remindersToDo(db, today, 1).length === 0) return undefined
    return inSharedTransaction(db, (tx) => {
      for (const due of remindersToDo(tx, today, AT_ONCE)) remind(tx, due, publicAddress, today, now)
    })
  }
}

function remind(tx: Db, due: DueReminders, publicAddress: string, today: Day, now: Instant): void {
  const practice = practiceByCode(tx, due.practiceCode, today)
  const near = due.wishes.some((wish) => {
    const days = { from: today, until: addDays(today, wish.daysBefore), kinds: [wish.kind] }
    return practice && clocksBetween(tx, practice, days, now).some(({ day }) => isToTell(day, wish, today, addDays))
  })
  remindersDone(tx, due, today)
  if (!practice || !near) return
  const values = { practice: practice.name, link: `${publicAddress}/practice/${practice.code}/calendar` }
  putMail(tx, { message: 'calendar-reminder', to: due.email, values, askedBy: 'concert', batch: `calendar ${today}` }, now)
}
