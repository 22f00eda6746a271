import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Db } from '#db/client.server.ts'

/**
 * The feedback that practices sent on the actions of the round, and in general in the time whose returns go with it; what LMCs said
 * stays, they speak as bodies.
 */
type Scope = { round: string; returnsFrom: number; returnsBefore: number }
const PRACTICE_FEEDBACK_OF_ROUND = `select f.id from feedback f where f.practice_code is not null and (case when f.action_slug is null
  then f.recorded_at >= @returnsFrom and f.recorded_at < @returnsBefore else +f.action_slug in (${ACTIONS_LAST_OFFERED_IN}) end)`
/** The same for the practices in the JSON list `@practices`. */
export const PRACTICE_FEEDBACK_OF_SLICE = `${PRACTICE_FEEDBACK_OF_ROUND} and f.practice_code in (select value from json_each(@practices))`

const ANSWERS_TO_THEM = `feedback_id in (${PRACTICE_FEEDBACK_OF_SLICE})`

/** The answers to that feedback, by id. */
export const ANSWERS_TO_PRACTICE_FEEDBACK_OF_SLICE = `select id from feedback_answers where ${ANSWERS_TO_THEM}`

/**
 * The append-only tables from which `removeRoundFeedback` takes rows, and the SQL that selects them. Their triggers must be
 * lifted around it.
 */
export const PURGED_FEEDBACK = { feedback: `id in (${PRACTICE_FEEDBACK_OF_SLICE})`, feedback_answers: ANSWERS_TO_THEM } as const

/** How many pieces a purge would remove. */
export function roundFeedbackSize(db: Db, scope: Scope): number {
  return db.$client.prepare(`select count(*) from (${PRACTICE_FEEDBACK_OF_ROUND})`).pluck().get(scope) as number
}

/** The practices whose feedback a purge would remove, by code. */
export function practicesWithFeedback(db: Db, scope: Scope): string[] {
  const query = `select distinct practice_code from feedback where id in (${PRACTICE_FEEDBACK_OF_ROUND})`
  return db.$client.prepare(query).pluck().all(scope) as string[]
}

/** Removes the feedback of some practices in a round, with the answers; returns how many. Only inside `liftingAppendOnly`. */
export function removeRoundFeedback(tx: Db, slice: Scope & { practices: string }): number {
  tx.$client.prepare(`delete from feedback_answers where ${ANSWERS_TO_THEM}`).run(slice)
  return tx.$client.prepare(`delete from feedback where ${PURGED_FEEDBACK.feedback}`).run(slice).changes
}
