import { eq } from 'drizzle-orm'
import { clockBehind } from '#app/features/audit/chain/record-clock.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { demonstrationClock } from '#db/schema/register.ts'

/**
 * The two times of a server or a command. `now` dates what is recorded and shown; `machineNow` is for what meets the world outside
 * (codes of authenticator apps, mail). They differ only in a demonstration, whose clock runs only while it is served (decision 29).
 */
export type Clocks = {
  now: () => Instant
  machineNow: () => Instant
  /** For how many milliseconds the demonstration has stood still since it was last asked, also before this start. */
  rested: () => number
}

/** A server reads its clock every other second. A longer gap means that the machine slept. */
const SLEPT_AFTER = 60_000

const kept = prepared((db) => db.select().from(demonstrationClock).prepare())

/** Gives a demonstration its clock, which begins at `shownAt` when it is first served. */
export function setDemonstrationClock(db: Db, shownAt: Instant): void {
  const row = { only: 1, shownAt, machineAt: null }
  db.insert(demonstrationClock).values(row).onConflictDoUpdate({ target: demonstrationClock.only, set: row }).run()
}

/**
 * The clocks for a register: in a demonstration the time it showed last, going on from now; elsewhere the machine's time twice. It
 * never begins before what was recorded last: a killed server may not have kept its time. It stands still while the machine sleeps.
 */
export function clocksOf(db: Db, machineNow: () => Instant = Date.now): Clocks {
  const stood = kept(db).get()
  if (!stood) return { now: machineNow, machineNow, rested: () => 0 }
  let shown = stood.shownAt + clockBehind(db, stood.shownAt)
  let last = machineNow()
  let still = stood.machineAt === null ? 0 : Math.max(0, last - stood.machineAt - (shown - stood.shownAt))
  const now = () => {
    const at = machineNow()
    const passed = at - last
    last = at
    if (passed > SLEPT_AFTER) still += passed
    else shown += Math.max(0, passed)
    return shown
  }
  const rested = () => {
    const told = still
    still = 0
    return told
  }
  return { now, machineNow, rested }
}

export const hasDemonstrationClock = (db: Db) => kept(db).get() !== undefined

/** Keeps the time that a demonstration's clock shows, for the next start. */
export function keepDemonstrationClock(tx: Db, { now, machineNow }: Pick<Clocks, 'now' | 'machineNow'>): void {
  tx.update(demonstrationClock).set({ shownAt: now(), machineAt: machineNow() }).where(eq(demonstrationClock.only, 1)).run()
}
