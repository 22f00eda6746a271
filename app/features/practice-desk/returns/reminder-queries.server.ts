import { eq, sql } from 'drizzle-orm'
import { type PersonWithRole, peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { returnReminders } from '#db/schema/desks.ts'
import type { ReminderTime } from './reminder-rules.ts'

const settings = prepared((db) =>
  db
    .select({
      nominatedRole: returnReminders.nominatedRole,
      deputyRole: returnReminders.deputyRole,
      weekday: returnReminders.weekday,
      time: returnReminders.time,
      nextAt: returnReminders.nextAt,
      changedAt: returnReminders.changedAt,
    })
    .from(returnReminders)
    .where(eq(returnReminders.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

export type Nominated = Pick<PersonWithRole, 'roleId' | 'name' | 'role'>
/**
 * Who makes a practice's return and when they are reminded. Null = nobody, or somebody whose role has ended. `receiver`: who gets the
 * next mail. `seen`: a marker for the form.
 */
export type ReturnSettings = {
  nominated: Nominated | null
  deputy: Nominated | null
  receiver: Nominated | null
  when: ReminderTime | null
  nextAt: Instant | null
  seen: string
}

/** The one rule of who is reminded: the nominated person, else the deputy; only who has their role still. */
export function returnSettings(db: Db, practiceCode: string): ReturnSettings {
  const row = settings(db).get({ practiceCode })
  const people = row ? peopleOfPractice(db, practiceCode) : []
  const whose = (id: string | null | undefined): Nominated | null => {
    const found = id ? people.find(({ roleId }) => roleId === id) : undefined
    return found ? { roleId: found.roleId, name: found.name, role: found.role } : null
  }
  const [nominated, deputy] = [whose(row?.nominatedRole), whose(row?.deputyRole)]
  const when = row?.weekday && row.time ? { weekday: row.weekday, time: row.time } : null
  return {
    nominated,
    deputy,
    receiver: nominated ?? deputy,
    when,
    nextAt: row?.nextAt ?? null,
    seen: String(row?.changedAt ?? 0),
  }
}
