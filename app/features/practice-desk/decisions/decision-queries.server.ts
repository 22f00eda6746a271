import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { DecidedHow } from './decision-form.ts'
import { ofAction, decisionOfPractice as ofPractice } from './decisions.sql.ts'

/** One decision of a practice about an action, with the entry that states it. */
export type RecordedDecision = DecidedHow & { decisionId: string; actionSlug: string; entryId: string; recordedAt: Instant }

/** Every decision of a practice, in the order of recording. */
export function decisionsOf(db: Db, practiceCode: string): RecordedDecision[] {
  return ofPractice(db).all(practiceCode)
}

/** Who decided what entries about an action state, by the entry's id; the last word where it was recorded twice. */
export function decisionsAbout(db: Db, practiceCode: string, actionSlug: string): Map<string, DecidedHow> {
  const rows = ofAction(db).all(practiceCode, actionSlug)
  return new Map(rows.map(({ entryId, decidedBy, decidedOn }) => [entryId, { decidedBy, decidedOn }]))
}
