import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { type Survey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import { discloseLmcSurvey, discloseSurvey, surveyText } from '#app/features/figures/disclosure/disclose-survey.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey, noteKey } from '#app/features/figures/releases/figures-key.server.ts'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { endOfDay, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { surveyResults } from '#db/schema/surveys.ts'
import { closedWithout } from './surveys.sql.ts'
import { issuedIn, practicesAsked, tallySurvey, weekEndOfSurvey } from './tally-survey.server.ts'

/** When the results of a survey are due: the release of the week in which it closed. */
export const resultsAt = (survey: Pick<Survey, 'closesAt'>): Instant => releaseOf(weekEndOfSurvey(survey))

/** The surveys whose results are due and not issued. */
export const dueSurveys = (db: Db, now: Instant): string[] => closedWithout(db).all(endOfDay(latestWeekEnd(now)))

/** The results of a wave as text: the same answers, key and format give the same bytes. */
export function workOutSurvey(db: Db, draw: Draw, survey: Survey, format = issuedIn(survey)): string {
  const weekEnd = weekEndOfSurvey(survey)
  const known = releaseOf(weekEnd)
  const tally = tallySurvey(db, survey, format)
  const { lmcSlug: lmc } = survey
  const published =
    lmc === null
      ? discloseSurvey(draw, { weekEnd, known }, tally)
      : discloseLmcSurvey(draw, { lmc, open: practicesAsked(db, lmc, survey).size, weekEnd }, tally)
  return surveyText(published, known, format)
}

/**
 * Issues the results of every wave that is due, each once and for ever, in a transaction of its own. Two processes at once issue each
 * once. Under another key than earlier figures were drawn with nothing is issued. `issuedAt`: when; by default now.
 */
export function issueSurveyResults(
  db: Db,
  key: FiguresKey,
  now: Instant,
  issuedAt: (knownAt: Instant) => Instant = () => now,
): { ok: boolean; issued: string[] } {
  if (!isRightKey(db, key)) return { ok: false, issued: [] }
  const due = dueSurveys(db, now).flatMap((slug) => surveyBySlug(db, slug) ?? [])
  return { ok: true, issued: due.flatMap((survey) => (issue(db, key, survey, issuedAt(resultsAt(survey))) ? survey.slug : [])) }
}

function issue(db: Db, key: FiguresKey, survey: Survey, issuedAt: Instant): boolean {
  const text = workOutSurvey(db, key.draw, survey)
  const times = { method: METHOD, weekEnd: weekEndOfSurvey(survey), knownAt: resultsAt(survey), issuedAt }
  return inTransaction(db, (tx) => {
    const row = { surveySlug: survey.slug, ...times, hash: hashOf(text), text }
    const { changes, lastInsertRowid } = tx.insert(surveyResults).values(row).onConflictDoNothing().run()
    if (changes === 0) return false
    noteKey(tx, key, issuedAt)
    const event = { at: issuedAt, actor: 'concert', action: 'survey.results-issued', subject: survey.slug } as const
    recordEvent(tx, event, rowsWritten(tx, { survey_results: lastInsertRowid }))
    return true
  })
}
