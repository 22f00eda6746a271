import { eq, sql } from 'drizzle-orm'
import { type PublishedSurvey, readSurveyText } from '#app/features/figures/disclosure/disclose-survey.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyResults } from '#db/schema/surveys.ts'

export type SurveyResults = { published: PublishedSurvey; knownAt: Instant; hash: string }

const ofSurvey = prepared((db) =>
  db
    .select()
    .from(surveyResults)
    .where(eq(surveyResults.surveySlug, sql.placeholder('slug')))
    .prepare(),
)

/** What is published of a wave; undefined before its results are out. */
export function surveyResultsOf(db: Db, slug: string): SurveyResults | undefined {
  const row = ofSurvey(db).get({ slug })
  return row && { published: readSurveyText(row.text), knownAt: row.knownAt, hash: row.hash }
}
