import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { addOwnClaim, claimsUntil } from './claims.server.ts'
import type { Act } from './desk-hours-rules.ts'
import type { MadeEngland } from './england-rules.ts'
import { failuresUntil } from './failures.server.ts'
import { lettersUntil } from './letters.server.ts'
import { addLogsOfEngland } from './logs-of-england.server.ts'
import { registersOf } from './registers.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** What the lively practice kept for itself while the history went on: registers, failures of services, claims, letters. `people`: its partner and manager. */
export function papersUntil(tx: Db, people: readonly [string, string], now: Instant): Act[] {
  const [, manager] = people
  const [{ code }, today] = [demonstrationSetting.lively, dayOf(now)]
  return [
    ...registersOf(tx, code, manager, today, now),
    ...failuresUntil(tx, code, manager, today, now),
    ...claimsUntil(tx, code, manager, today, now),
    ...lettersUntil(tx, code, people, today, now),
  ]
}

type Made = { seed: number; england: MadeEngland; recorders: ReadonlyMap<string, readonly [string, string]> }

/** A claim of a partner's own; and failures and claims of other practices, so that totals show. `recorders`: two people of each practice with people. */
export function addPracticePapers(tx: Db, { seed, england, recorders }: Made, now: Instant): void {
  for (const [code, [partner]] of recorders) addOwnClaim(tx, code, partner, dayOf(now), now)
  addLogsOfEngland(tx, seed, england, recorders, now)
}
