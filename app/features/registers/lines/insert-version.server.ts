import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Db } from '#db/client.server.ts'
import { registerLines } from '#db/schema/registers.ts'
import { dueOf, overAt } from './line-rules.ts'

type Version = Omit<typeof registerLines.$inferInsert, 'id' | 'dueOn' | 'overAt' | 'recordedBy'>

/** Writes a version of a line with what its clock says. Inside the transaction of a command that records its event. */
export function insertVersion(tx: Db, version: Version, by: Actor): { id: string; rowid: number | bigint } {
  const { register, filled, removed, recordedAt } = version
  const holidays = bankHolidays()
  const clock = removed
    ? { dueOn: null, overAt: recordedAt }
    : { dueOn: dueOf(register, filled, holidays), overAt: overAt(register, filled, holidays) }
  const id = newId()
  const { lastInsertRowid } = tx
    .insert(registerLines)
    .values({ ...version, ...clock, id, recordedBy: by.personId })
    .run()
  return { id, rowid: lastInsertRowid }
}
