import type { Db } from '#db/client.server.ts'
import { concerned, counted, removeFailures, removeWaits } from './failures.sql.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

/** The practices that have something of their log to remove. */
export const practicesWithFailures = (db: Db, scope: Scope): string[] => concerned(db).all(scope)
/** How many versions of failures a purge would remove. */
export const roundFailuresSize = (db: Db, scope: Scope): number => counted(db).get(scope)!

/** Removes some practices' logs as far as they are due. Only inside `liftingAppendOnly`. Returns how many versions of failures. */
export function removeRoundFailures(tx: Db, slice: Slice): number {
  removeWaits(tx).run(slice)
  return removeFailures(tx).run(slice).changes
}
