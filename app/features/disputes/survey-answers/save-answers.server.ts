import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { type Answers, SAVE_REFUSALS, type SaveRefusal, stateOf } from '#app/features/disputes/surveys/survey-rules.ts'
import { surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { surveyAnswers } from '#db/schema/surveys.ts'
import { type Answerer, answerOf, isAskedOf, seenOfAnswer } from './answer-queries.server.ts'

export type SaveOutcome = { ok: true; late: boolean; changed: boolean } | { ok: false; reason: SaveRefusal; words: string }

/**
 * Saves what a practice (in a survey of persons: this person) answers. One answer each, changed until the survey closes. Who had not
 * answered by then still can, for four weeks: that is kept as late and counted nowhere. `seen`: the marker of the answer the form was drawn
 * from; refused where a colleague has answered since.
 */
export function saveAnswers(
  db: Db,
  { slug, answers, seen, ...by }: Answerer & { slug: string; answers: Answers; seen: string },
  now: Instant,
): SaveOutcome {
  return inTransaction(db, (tx): SaveOutcome => {
    const refused = (reason: SaveRefusal): SaveOutcome => ({ ok: false, reason, words: SAVE_REFUSALS[reason] })
    const survey = surveyBySlug(tx, slug)
    const details = practiceByCode(tx, by.practiceCode, dayOf(now))
    if (!survey || !details?.open || !isAskedOf(survey, details.lmc?.slug)) return refused('not-there')
    const stored = answerOf(tx, survey, by)
    const state = stateOf(survey, now)
    if (state === 'over') return refused('over')
    if (state === 'late' && stored && !stored.late) return refused('closed')
    if (seenOfAnswer(stored) !== seen) return refused('changed-meanwhile')
    const late = state === 'late'
    const saved = { answers, late, changedAt: now, changedBy: by.personId }
    if (stored)
      tx.update(surveyAnswers)
        .set({ ...saved, version: stored.version + 1 })
        .where(eq(surveyAnswers.id, stored.id))
        .run()
    else
      tx.insert(surveyAnswers)
        .values({
          ...{ id: newId(), surveySlug: slug, practiceCode: by.practiceCode, answeredAt: now, version: 1 },
          ...{ ...saved, personId: survey.sample === 'persons' ? by.personId : null },
        })
        .run()
    // Not what: who reads the log learns no answer from it.
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'survey.answered',
      subject: by.practiceCode,
      detail: { survey: slug },
    })
    return { ok: true, late, changed: stored !== undefined }
  })
}
