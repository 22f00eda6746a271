import { eq, sql } from 'drizzle-orm'
import { allSurveys } from '#app/features/disputes/surveys/survey-store.server.ts'
import { retentionEndsOn } from '#app/features/retention/periods/retention-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyAnswers, surveyResults } from '#db/schema/surveys.ts'

const isPublished = prepared((db) =>
  db
    .select({ surveySlug: surveyResults.surveySlug })
    .from(surveyResults)
    .where(eq(surveyResults.surveySlug, sql.placeholder('surveySlug')))
    .prepare(),
)

/** Removes what practices and persons answered to surveys whose time is over: `months` after the last day. What was published stays. */
export function removeOldSurveyAnswers(db: Db, months: number, now: Instant): void {
  for (const { slug, fields } of allSurveys(db)) {
    if (retentionEndsOn(fields.closesOn, months) > dayOf(now) || isPublished(db).get({ surveySlug: slug }) === undefined) continue
    db.delete(surveyAnswers).where(eq(surveyAnswers.surveySlug, slug)).run()
  }
}
