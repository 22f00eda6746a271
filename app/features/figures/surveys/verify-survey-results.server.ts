import { eq } from 'drizzle-orm'
import type { Survey } from '#app/features/disputes/surveys/survey-store.server.ts'
import { formatOf, readSurveyText } from '#app/features/figures/disclosure/disclose-survey.ts'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import type { ReleaseFinding, VerifiedRelease } from '#app/features/figures/releases/verify-releases.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyResults, surveys } from '#db/schema/surveys.ts'
import { workOutSurvey } from './issue-survey-results.server.ts'
import { tallySurvey } from './tally-survey.server.ts'

const published = prepared((db) =>
  db
    .select({ results: surveyResults, survey: surveys })
    .from(surveyResults)
    .innerJoin(surveys, eq(surveys.slug, surveyResults.surveySlug))
    .orderBy(surveyResults.weekEnd, surveyResults.surveySlug)
    .prepare(),
)

/** Works the results of every wave out anew from answers and key, each in the format it was issued in, and compares the bytes. Throws under another key. */
export function* verifySurveyResults(db: Db, key: FiguresKey): Generator<VerifiedRelease> {
  if (!isRightKey(db, key)) throw new Error('The key of figures is not the one that the results were drawn with.')
  for (const { results, survey } of published(db).all())
    yield { id: survey.slug, finding: findingOf(db, key, survey as Survey, results) }
}

function findingOf(
  db: Db,
  key: FiguresKey,
  survey: Survey,
  { text, hash, method }: { text: string; hash: string; method: string },
): ReleaseFinding {
  if (hashOf(text) !== hash) return 'text-changed'
  if (method !== METHOD) return 'other-method'
  if (workOutSurvey(db, key.draw, survey, formatOf(text)) === text) return 'same'
  // Answers go a year after the wave, and those of a person with the account.
  return tallySurvey(db, survey).answered < (readSurveyText(text).answered ?? 0) ? 'facts-removed' : 'differs'
}
