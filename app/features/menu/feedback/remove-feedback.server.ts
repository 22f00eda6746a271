import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Db } from '#db/client.server.ts'

/** The tables whose triggers must be lifted around `removeRoundFeedback`. */
export const PURGED_FEEDBACK = ['feedback', 'feedback_answers'] as const

/** The feedback that practices sent on the actions of `@round`. Feedback of LMCs stays: they speak as bodies. */
export const PRACTICE_FEEDBACK_OF_ROUND = `select f.id from feedback f
  where f.practice_code is not null and f.action_slug in (${ACTIONS_LAST_OFFERED_IN})`

/** How many pieces a purge would remove. */
export function roundFeedbackSize(db: Db, round: string): number {
  return db.$client.prepare(`select count(*) from (${PRACTICE_FEEDBACK_OF_ROUND})`).pluck().get({ round }) as number
}

/**
 * Removes the feedback of practices in a round, with the answers; returns how many. Only inside
 * `liftingAppendOnly(PURGED_FEEDBACK)`.
 */
export function removeRoundFeedback(tx: Db, round: string): number {
  const { $client } = tx
  $client.prepare(`delete from feedback_answers where feedback_id in (${PRACTICE_FEEDBACK_OF_ROUND})`).run({ round })
  return $client.prepare(`delete from feedback where id in (${PRACTICE_FEEDBACK_OF_ROUND})`).run({ round }).changes
}
