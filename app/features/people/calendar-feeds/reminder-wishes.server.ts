import { and, asc, eq, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { calendarReminders } from '#db/schema/own-pages.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'

/** Days before, by kind of day; a kind that is not in it has no mail. */
export type ReminderWishes = Record<string, number>

const ofRole = prepared((db) =>
  db
    .select({ kind: calendarReminders.kind, daysBefore: calendarReminders.daysBefore })
    .from(calendarReminders)
    .where(
      and(eq(calendarReminders.roleId, sql.placeholder('roleId')), eq(calendarReminders.personId, sql.placeholder('personId'))),
    )
    .prepare(),
)

/** The mails a person wants before days in the calendar of their practice. */
export function reminderWishesOf(db: Db, { personId, roleId }: { personId: string; roleId: string }): ReminderWishes {
  const rows = ofRole(db).all({ roleId, personId })
  return Object.fromEntries(rows.map(({ kind, daysBefore }) => [kind, daysBefore]))
}

/** Stores them in place of those before. A new or changed one begins tomorrow, so that no day is told twice. */
export function wishReminders(
  db: Db,
  { personId, roleId, wishes }: { personId: string; roleId: string; wishes: ReminderWishes },
  today: Day,
): void {
  inTransaction(db, (tx) => {
    const before = reminderWishesOf(tx, { personId, roleId })
    tx.delete(calendarReminders)
      .where(and(eq(calendarReminders.roleId, roleId), notInArray(calendarReminders.kind, Object.keys(wishes))))
      .run()
    for (const [kind, daysBefore] of Object.entries(wishes)) {
      if (before[kind] === daysBefore) continue
      const said = { personId, daysBefore, doneOn: today }
      tx.insert(calendarReminders)
        .values({ roleId, kind, ...said })
        .onConflictDoUpdate({ target: [calendarReminders.roleId, calendarReminders.kind], set: said })
        .run()
    }
  })
}

/** Reminders of one role whose mails are not written for a day. */
export type DueReminders = {
  roleId: string
  practiceCode: string
  email: string
  wishes: { kind: string; daysBefore: number; doneOn: Day }[]
}

const toDo = prepared((db) =>
  db
    .select({
      roleId: calendarReminders.roleId,
      practiceCode: roleAssignments.practiceCode,
      email: persons.email,
      kind: calendarReminders.kind,
      daysBefore: calendarReminders.daysBefore,
      doneOn: calendarReminders.doneOn,
    })
    .from(calendarReminders)
    .innerJoin(roleAssignments, eq(roleAssignments.id, calendarReminders.roleId))
    .innerJoin(persons, eq(persons.id, calendarReminders.personId))
    .where(
      and(
        lt(calendarReminders.doneOn, sql.placeholder('today')),
        isNull(roleAssignments.endedAt),
        isNotNull(roleAssignments.practiceCode),
      ),
    )
    .orderBy(asc(calendarReminders.doneOn), asc(calendarReminders.roleId))
    .limit(sql.placeholder('most'))
    .prepare(),
)

/** At most `most` reminders whose mails are not written for a day, by role. */
export function remindersToDo(db: Db, today: Day, most: number): DueReminders[] {
  const rows = toDo(db).all({ today, most })
  const byRole = new Map<string, DueReminders>()
  for (const { roleId, practiceCode, email, ...wish } of rows) {
    const known: DueReminders = byRole.get(roleId) ?? { roleId, practiceCode: practiceCode!, email, wishes: [] }
    known.wishes.push(wish)
    byRole.set(roleId, known)
  }
  return [...byRole.values()]
}

/** Notes that mails of a role are written up to a day. */
export function remindersDone(tx: Db, { roleId, wishes }: DueReminders, today: Day): void {
  for (const { kind } of wishes)
    tx.update(calendarReminders)
      .set({ doneOn: today })
      .where(and(eq(calendarReminders.roleId, roleId), eq(calendarReminders.kind, kind)))
      .run()
}
