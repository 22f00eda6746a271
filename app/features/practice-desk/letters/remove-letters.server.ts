import { removeUnused } from '#app/features/practice-desk/logos/logos.sql.ts'
import type { Db } from '#db/client.server.ts'
import { concerned, counted, removeDrafts, removeEvents, removeLetters, removeWordings } from './letters.sql.ts'

/** Letters go with the round of their action, those of none by the day they were recorded (decision 38). */
type Scope = { round: string; returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

/** The practices that have letters to remove. */
export const practicesWithLetters = (db: Db, scope: Scope): string[] => concerned(db).all(scope)
/** How many letters a purge would remove. */
export const roundLettersSize = (db: Db, scope: Scope): number => counted(db).get(scope)!

/** Removes the letters of some practices, drafts and own words with them. Only inside `liftingAppendOnly`. Returns how many letters. */
export function removeRoundLetters(tx: Db, slice: Slice): number {
  removeEvents(tx).run(slice)
  const letters = removeLetters(tx).run(slice).changes
  removeDrafts(tx).run(slice)
  removeWordings(tx).run(slice)
  removeUnused(tx).run(slice.practices)
  return letters
}
