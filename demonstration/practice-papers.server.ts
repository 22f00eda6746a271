import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addClaims } from './claims.server.ts'
import type { MadeEngland } from './england-rules.ts'
import { addFailures } from './failures.server.ts'
import { addLetters } from './letters.server.ts'
import { addLogsOfEngland } from './logs-of-england.server.ts'
import { addRegisters } from './registers.server.ts'

type Made = { seed: number; england: MadeEngland; recorders: ReadonlyMap<string, readonly [string, string]> }

/** What the practices with people keep for themselves: registers, failures of services, letters; and failures and claims of others, so that totals show. `recorders`: two people of each. */
export function addPracticePapers(tx: Db, { seed, england, recorders }: Made, now: Instant): void {
  const today = dayOf(now)
  for (const [code, [, manager]] of recorders) addRegisters(tx, code, manager, today, now)
  for (const [code, [, manager]] of recorders) addFailures(tx, code, manager, today, now)
  for (const [code, people] of recorders) addClaims(tx, code, people, today, now)
  for (const [code, people] of recorders) addLetters(tx, code, people, today, now)
  addLogsOfEngland(tx, seed, england, recorders, now)
}
