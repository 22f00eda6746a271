import { asc, eq, lt, lte, sql } from 'drizzle-orm'
import { opennessOf, returnOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { personOfRole } from '#app/features/people/accounts/role-queries.server.ts'
import type { Turn } from '#app/platform/every.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import { inSlices } from '#app/platform/slices.server.ts'
import { addDays, dayOf, type Instant, weekOf } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { returnLinks, returnReminders } from '#db/schema/desks.ts'
import { returnSettings } from './reminder-queries.server.ts'
import { nextReminderAt } from './reminder-rules.ts'

/** Practices reminded in one transaction, which takes some four milliseconds. */
const A_SLICE = 10

const due = prepared((db) =>
  db
    .select({ practiceCode: returnReminders.practiceCode, nextAt: returnReminders.nextAt })
    .from(returnReminders)
    .where(lte(returnReminders.nextAt, sql.placeholder('now')))
    .orderBy(asc(returnReminders.nextAt), asc(returnReminders.practiceCode))
    .limit(A_SLICE)
    .prepare(),
)

/** The work of the loop: every reminder that is due, a slice at a time, so that no reader and no other writer waits. */
export function remindOnTime(db: Db, publicAddress: string): Turn {
  return (now, stopping) => {
    const isLeft = () => due(db).get({ now }) !== undefined
    return inSlices(db, { isLeft, slice: (tx) => remindOfReturns(tx, publicAddress, now) }, stopping)
  }
}

/**
 * Mails the next slice of reminders that are due, and returns how many practices it went through. Exactly one mail a week and
 * practice, whoever runs this and how often: the link of the week is written in the same transaction. None where the return is
 * made, the practice is closed, nobody is there to get it, or the week of the reminder is over.
 */
export function remindOfReturns(db: Db, publicAddress: string, now: Instant): number {
  return inTransaction(db, (tx) => {
    const practices = due(tx).all({ now })
    for (const { practiceCode, nextAt: dueAt } of practices) {
      const nextAt = dueAt!
      const { receiver, when } = returnSettings(tx, practiceCode)
      if (receiver && weekOf(dayOf(nextAt)) === weekOf(dayOf(now))) remind(tx, practiceCode, receiver.roleId, publicAddress, now)
      const next = when && nextReminderAt(when, Math.max(now, nextAt))
      tx.update(returnReminders).set({ nextAt: next }).where(eq(returnReminders.practiceCode, practiceCode)).run()
    }
    return practices.length
  })
}

function remind(tx: Db, practiceCode: string, roleId: string, publicAddress: string, now: Instant): void {
  const week = weekOf(dayOf(now))
  if (!opennessOf(tx, practiceCode, dayOf(now))?.open || returnOf(tx, practiceCode, week) !== undefined) return
  const person = personOfRole(tx, roleId)
  if (!person) return
  const { token, tokenHash } = newToken()
  const link = { practiceCode, week, tokenHash, roleId, mailedAt: now }
  if (tx.insert(returnLinks).values(link).onConflictDoNothing().run().changes === 0) return
  const values = { link: `${publicAddress}/return/${token}` }
  putMail(tx, { message: 'return-waiting', to: person.email, values, askedBy: 'concert', batch: `returns ${week}` }, now)
}

/** Removes the links of weeks that are over. */
export function removeOldReturnLinks(db: Db, now: Instant): void {
  db.delete(returnLinks)
    .where(lt(returnLinks.week, addDays(weekOf(dayOf(now)), -7)))
    .run()
}
