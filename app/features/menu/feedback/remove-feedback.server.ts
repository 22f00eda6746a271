import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Db } from '#db/client.server.ts'

/** The feedback that practices sent on the actions of `@round`. Feedback of LMCs stays: they speak as bodies. */
export const PRACTICE_FEEDBACK_OF_ROUND = `select f.id from feedback f
  where f.practice_code is not null and f.action_slug in (${ACTIONS_LAST_OFFERED_IN})`

const ANSWERS_TO_THEM = `feedback_id in (${PRACTICE_FEEDBACK_OF_ROUND})`

/** The answers to that feedback, by id. */
export const ANSWERS_TO_PRACTICE_FEEDBACK_OF_ROUND = `select id from feedback_answers where ${ANSWERS_TO_THEM}`

/** The append-only tables from which `removeRoundFeedback` takes rows, and the SQL that picks them. Their triggers must be lifted around it. */
export const PURGED_FEEDBACK = { feedback: `id in (${PRACTICE_FEEDBACK_OF_ROUND})`, feedback_answers: ANSWERS_TO_THEM } as const

/** How many pieces a purge would remove. */
export function roundFeedbackSize(db: Db, round: string): number {
  return db.$client.prepare(`select count(*) from (${PRACTICE_FEEDBACK_OF_ROUND})`).pluck().get({ round }) as number
}

/** Removes the feedback of practices in a round, with the answers; returns how many. Only inside `liftingAppendOnly`. */
export function removeRoundFeedback(tx: Db, round: string): number {
  const { $client } = tx
  $client.prepare(`delete from feedback_answers where ${ANSWERS_TO_THEM}`).run({ round })
  return $client.prepare(`delete from feedback where id in (${PRACTICE_FEEDBACK_OF_ROUND})`).run({ round }).changes
}
