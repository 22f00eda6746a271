import { takeOverRows } from '#app/features/audit/chain/take-over-rows.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'

/** Opens a register for a command that may write to it: in today's shape, and with every row of the record answered for by an event. */
export function openRegister(path: string, now: Instant): Db {
  const db = openDatabase(path)
  const taken = takeOverRows(db, now)
  if (taken > 0)
    console.log(`${taken.toLocaleString('en-GB')} rows of earlier versions are taken over: audit verify covers them from now on.`)
  return db
}
