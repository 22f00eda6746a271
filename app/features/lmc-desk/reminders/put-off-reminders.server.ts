import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { lmcRemindersPutOff } from '#db/schema/desks.ts'
import { lmcRemindersOfPractice } from './practice-reminders-queries.server.ts'
import { nextMonday } from './reminder-rules.ts'

/** A practice says that its LMC is to send no reminder before the next Monday. The caller checks who may. Sent twice it adds nothing. */
export function putOffReminders(db: Db, practiceCode: string, by: Actor, now: Instant): void {
  inTransaction(db, (tx) => {
    if (lmcRemindersOfPractice(tx, practiceCode, now).putOffUntil) return
    const wish = { until: nextMonday(dayOf(now)), putOffAt: now, putOffBy: by.personId }
    tx.insert(lmcRemindersPutOff)
      .values({ practiceCode, ...wish })
      .onConflictDoUpdate({ target: lmcRemindersPutOff.practiceCode, set: wish })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'return.reminders-put-off', subject: practiceCode })
  })
}
