import { decidableActions } from '#app/features/practice-desk/deciding/decidable-queries.server.ts'
import type { DeskAction, DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Question, questionsOf } from './question-queries.server.ts'

/** A question with what the practice's record and its LMC's note say of the action. */
export type QuestionShown = Question & { action: Pick<DeskAction, 'offer' | 'current' | 'localNote' | 'open'> }

/** The questions that wait for the practice of this desk. */
export function questionsShown(db: Db, desk: DeskPage, now: Instant): QuestionShown[] {
  return questionsOf(db, desk.details.code, now).flatMap((question) => {
    const [found] = decidableActions(db, desk, [question.actionSlug], now)
    if (!found) return []
    const { offer, current, localNote, open } = found
    return [{ ...question, action: { offer, current, localNote, open } }]
  })
}
