import type { Db } from '#db/client.server.ts'
import { concerned, counted, removeAnswers, removeFeedback } from './feedback.sql.ts'

/**
 * The feedback that practices sent on the actions of the round, and in general in the time whose returns go with it; what LMCs said
 * stays, they speak as bodies.
 */
type Scope = { round: string; returnsFrom: number; returnsBefore: number }
/** How many pieces a purge would remove. */
export function roundFeedbackSize(db: Db, scope: Scope): number {
  return counted(db).get(scope)!
}

/** The practices whose feedback a purge would remove, by code. */
export function practicesWithFeedback(db: Db, scope: Scope): string[] {
  return concerned(db).all(scope)
}

/** Removes the feedback of some practices in a round, with the answers; returns how many. Only inside `liftingAppendOnly`. */
export function removeRoundFeedback(tx: Db, slice: Scope & { practices: string }): number {
  removeAnswers(tx).run(slice)
  return removeFeedback(tx).run(slice).changes
}
