import { opennessOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { returnReminders } from '#db/schema/desks.ts'
import type { ReminderChoice } from './reminder-form.ts'
import { returnSettings } from './reminder-queries.server.ts'
import { nextReminderAt, type ReminderRefusal } from './reminder-rules.ts'

export type ReminderOutcome = { ok: true } | { ok: false; reason: ReminderRefusal }

/**
 * Saves who makes a practice's return and when they are reminded. The caller checks who may. Each end of a role ends what was chosen
 * for it. `seen`: what the form was drawn from; refused where a colleague saved meanwhile.
 */
export function chooseReminder(
  db: Db,
  practiceCode: string,
  { nominated, deputy, when, seen }: ReminderChoice & { seen: string },
  by: Actor,
  now: Instant,
): ReminderOutcome {
  return inTransaction(db, (tx): ReminderOutcome => {
    if (!opennessOf(tx, practiceCode, dayOf(now))?.open) return { ok: false, reason: 'practice-closed' }
    const roles = peopleOfPractice(tx, practiceCode).map(({ roleId }) => roleId)
    if (nominated && !roles.includes(nominated)) return { ok: false, reason: 'not-here' }
    if (deputy && !roles.includes(deputy)) return { ok: false, reason: 'deputy-not-here' }
    const before = returnSettings(tx, practiceCode)
    const [weekday, time] = [when?.weekday ?? null, when?.time ?? null]
    const same =
      (before.nominated?.roleId ?? null) === nominated &&
      (before.deputy?.roleId ?? null) === deputy &&
      (before.when?.weekday ?? null) === weekday &&
      (before.when?.time ?? null) === time
    if (same && before.seen !== '0') return { ok: true }
    if (before.seen !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const nextAt = when && nextReminderAt(when, now)
    // Another moment than the one before, even within its millisecond: the form's marker must tell the two apart.
    const changedAt = Math.max(now, Number(before.seen) + 1)
    const row = { nominatedRole: nominated, deputyRole: deputy, weekday, time, nextAt, changedAt, changedBy: by.personId }
    tx.insert(returnReminders)
      .values({ practiceCode, ...row })
      .onConflictDoUpdate({ target: returnReminders.practiceCode, set: row })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'return.reminder-chosen', subject: practiceCode })
    return { ok: true }
  })
}
