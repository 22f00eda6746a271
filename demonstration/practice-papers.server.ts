import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addClaims } from './claims.server.ts'
import { addFailures } from './failures.server.ts'
import { addLetters } from './letters.server.ts'
import { addRegisters } from './registers.server.ts'

/** What the practices with people keep for themselves: registers, failures of services, letters. `recorders`: two people of each. */
export function addPracticePapers(
  tx: Db,
  recorders: ReadonlyMap<string, readonly [string, string]>,
  today: Day,
  now: Instant,
): void {
  for (const [code, [, manager]] of recorders) addRegisters(tx, code, manager, today, now)
  for (const [code, [, manager]] of recorders) addFailures(tx, code, manager, today, now)
  for (const [code, people] of recorders) addClaims(tx, code, people, today, now)
  for (const [code, people] of recorders) addLetters(tx, code, people, today, now)
}
