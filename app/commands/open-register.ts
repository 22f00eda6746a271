import { takeOverRows } from '#app/features/audit/chain/take-over-rows.server.ts'
import { clockDoubt } from '#app/features/audit/chain/watch-clock.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'

/** The machine's clock is not believed; the message says why, and what to do. */
export class ClockInDoubt extends Error {}

/** As openRegister, for a server: refuses a clock that is far ahead of a real register, before anything is recorded under it. */
export function openRegisterToServe(path: string, now: Instant): Db {
  const db = openDatabase(path)
  const doubt = registerKindOf(db) === 'real' ? clockDoubt(db, now) : undefined
  if (doubt) throw new ClockInDoubt(doubt)
  return takenOver(db, now)
}

/** Opens a register for a command that may write to it: in today's shape, and with every row of the record answered for by an event. */
export function openRegister(path: string, now: Instant): Db {
  return takenOver(openDatabase(path), now)
}

function takenOver(db: Db, now: Instant): Db {
  const taken = takeOverRows(db, now)
  if (taken > 0)
    console.log(`${taken.toLocaleString('en-GB')} rows of earlier versions are taken over: audit verify covers them from now on.`)
  return db
}
