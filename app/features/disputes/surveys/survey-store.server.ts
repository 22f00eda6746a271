import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { endOfDay, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyAnswers, surveys } from '#db/schema/surveys.ts'
import type { SurveyFields } from './survey-rules.ts'
import type { Sample } from './survey-words.ts'

/** A survey that is asked, or was. `lmcSlug`: null = the committee's. */
export type Survey = {
  slug: string
  lmcSlug: string | null
  sample: Sample
  fields: SurveyFields
  opensAt: Instant
  closesAt: Instant
  /** How far its reminder came, by code of practice. */
  remindedTo: string
}

/** The one place where stored fields become a survey: they came in by its form. */
const asSurvey = (row: typeof surveys.$inferSelect): Survey => row as Survey

/** Answers of practices and of persons apart: there is an index for each. */
const anAnswer = (whose: SQL) =>
  prepared((db) =>
    db
      .select({ id: surveyAnswers.id })
      .from(surveyAnswers)
      .where(and(eq(surveyAnswers.surveySlug, sql.placeholder('slug')), whose))
      .limit(1)
      .prepare(),
  )
const ofPractice = anAnswer(isNull(surveyAnswers.personId))
const ofPerson = anAnswer(isNotNull(surveyAnswers.personId))

/** Whether anybody has answered a survey. */
export const isAnswered = (db: Db, slug: string): boolean =>
  ofPractice(db).get({ slug }) !== undefined || ofPerson(db).get({ slug }) !== undefined

const bySlug = prepared((db) =>
  db
    .select()
    .from(surveys)
    .where(eq(surveys.slug, sql.placeholder('slug')))
    .prepare(),
)
const every = prepared((db) => db.select().from(surveys).prepare())

export function surveyBySlug(db: Db, slug: string): Survey | undefined {
  const row = bySlug(db).get({ slug })
  return row && asSurvey(row)
}

/** Every survey, the latest opened first. */
export const allSurveys = (db: Db): Survey[] =>
  every(db)
    .all()
    .map(asSurvey)
    .sort((a, b) => b.opensAt - a.opensAt || a.slug.localeCompare(b.slug))

/** The committee's surveys of a dispute, in the order they were opened. */
export const surveysOfDispute = (db: Db, dispute: string): Survey[] =>
  allSurveys(db)
    .filter(({ lmcSlug, fields }) => lmcSlug === null && fields.dispute === dispute)
    .reverse()

/** Writes a survey as it is asked from now on: opened with its first version, and open to the end of its last day. */
export function storeSurvey(tx: Db, slug: string, fields: SurveyFields, lmcSlug: string | null, now: Instant): void {
  const set = { sample: fields.sample, fields, closesAt: endOfDay(fields.closesOn) }
  const { changes } = tx.update(surveys).set(set).where(eq(surveys.slug, slug)).run()
  if (changes > 0) return
  tx.insert(surveys)
    .values({ slug, lmcSlug, opensAt: now, ...set })
    .run()
}
