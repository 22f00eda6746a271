import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type Answers, type SurveyState, stateOf } from '#app/features/disputes/surveys/survey-rules.ts'
import { allSurveys, type Survey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import { nameOfPerson } from '#app/features/people/accounts/person-names.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyAnswers } from '#db/schema/surveys.ts'
import { valuesOf } from './answer-form.ts'
import { waiting } from './survey-answers.sql.ts'

/** Who answers: a person for a practice. */
export type Answerer = { practiceCode: string; personId: string }
export type StoredAnswer = Omit<typeof surveyAnswers.$inferSelect, 'answers'> & { answers: Answers }

/** The answer of a practice, or of a person in it: there is an index for each. */
const answerWhere = (whose: SQL) =>
  prepared((db) =>
    db
      .select()
      .from(surveyAnswers)
      .where(
        and(
          eq(surveyAnswers.surveySlug, sql.placeholder('slug')),
          eq(surveyAnswers.practiceCode, sql.placeholder('practiceCode')),
          whose,
        ),
      )
      .prepare(),
  )
const ofPerson = answerWhere(eq(surveyAnswers.personId, sql.placeholder('personId')))
const ofPractice = answerWhere(isNull(surveyAnswers.personId))

/** What the practice, or in a survey of persons this person, has answered. */
export function answerOf(db: Db, { slug, sample }: Pick<Survey, 'slug' | 'sample'>, { practiceCode, personId }: Answerer) {
  const row =
    sample === 'persons' ? ofPerson(db).get({ slug, practiceCode, personId }) : ofPractice(db).get({ slug, practiceCode })
  return row as StoredAnswer | undefined
}

/** The marker of the form: which answer it was drawn from. */
export const seenOfAnswer = (stored: Pick<StoredAnswer, 'version'> | undefined): string => String(stored?.version ?? 0)

/** A survey asked of a practice of an LMC: the committee's, and those of its own LMC. */
export const isAskedOf = (survey: Pick<Survey, 'lmcSlug'>, lmc: string | null | undefined): boolean =>
  survey.lmcSlug === null || survey.lmcSlug === lmc

export type SurveyHere = {
  slug: string
  title: string
  /** Null: the committee asks. */
  lmcSlug: string | null
  sample: Survey['sample']
  closesAt: Instant
  state: SurveyState
  answered: { at: Instant; late: boolean } | null
}

/** Every survey asked of the practice, the latest first, with whether it is answered. `lmc`: the practice's own. */
export function surveysHere(db: Db, by: Answerer, lmc: string | null | undefined, now: Instant): SurveyHere[] {
  return allSurveys(db)
    .filter((survey) => isAskedOf(survey, lmc))
    .map(({ slug, sample, lmcSlug, closesAt, fields, opensAt }) => {
      const stored = answerOf(db, { slug, sample }, by)
      const answered = stored ? { at: stored.changedAt, late: stored.late } : null
      return { slug, title: fields.title, lmcSlug, sample, closesAt, state: stateOf({ opensAt, closesAt }, now), answered }
    })
}

/** The surveys that wait for an answer on the desk, those that close first before the others. Read without their questions. */
export function surveysOwed(db: Db, by: Answerer, lmc: string | null | undefined, now: Instant) {
  const rows = waiting(db).all({ ...by, lmc: lmc ?? null, now })
  return rows.map(({ slug, title, lmcSlug, sample, closesAt }) => ({
    ...{ slug, title, fromLmc: lmcSlug !== null, ofPerson: sample === 'persons', lastDay: dayOf(closesAt - 1) },
  }))
}

/** The page of one survey on a practice's desk. */
export type SurveyDesk = {
  survey: Pick<Survey, 'slug' | 'lmcSlug' | 'sample' | 'opensAt' | 'closesAt' | 'fields'>
  state: SurveyState
  answered: { at: Instant; byName: string; late: boolean; answers: Answers } | null
  /** What the form begins with, and which questions of it were filled in from where. */
  start: Record<string, string>
  filledIn: Record<string, string>
  seen: string
  /** What came of the wave before. */
  before: { title: string; achieved: string } | null
}

export function surveyDesk(db: Db, slug: string, by: Answerer, now: Instant): SurveyDesk | undefined {
  const survey = surveyBySlug(db, slug)
  const details = practiceByCode(db, by.practiceCode, dayOf(now))
  if (!survey || !details || !isAskedOf(survey, details.lmc?.slug)) return undefined
  const { lmcSlug, sample, opensAt, closesAt, fields } = survey
  const stored = answerOf(db, survey, by)
  const earlier = fields.follows ? surveyBySlug(db, fields.follows) : undefined
  const known = stored ? { answers: {}, from: {} } : knownAnswers(db, survey, earlier, by, details.patients?.count)
  return {
    survey: { slug, lmcSlug, sample, opensAt, closesAt, fields },
    state: stateOf(survey, now),
    answered: stored
      ? {
          ...{ at: stored.changedAt, late: stored.late, answers: stored.answers },
          byName: nameOfPerson(db, stored.changedBy),
        }
      : null,
    start: valuesOf(fields.questions, stored?.answers ?? known.answers),
    filledIn: known.from,
    seen: seenOfAnswer(stored),
    before: earlier?.fields.achieved ? { title: earlier.fields.title, achieved: earlier.fields.achieved } : null,
  }
}

/** What the register or the practice's answer to the wave before knows of the questions that are to be filled in. */
function knownAnswers(db: Db, survey: Survey, earlier: Survey | undefined, by: Answerer, patients: number | undefined) {
  const before = earlier && earlier.sample === survey.sample ? answerOf(db, earlier, by) : undefined
  const answers: Answers = {}
  const from: Record<string, string> = {}
  for (const { key, kind, known } of survey.fields.questions) {
    const same = earlier?.fields.questions.some((one) => one.key === key && one.kind === kind)
    const said = same ? before?.answers[key] : undefined
    if (known === 'list-size' && patients !== undefined) {
      answers[key] = patients
      from[key] = 'Filled in from the register: correct it where it is wrong.'
    } else if (known === 'earlier' && said !== undefined && said !== null) {
      answers[key] = said
      from[key] = `Filled in from your answer to “${earlier!.fields.title}”: change it where it no longer holds.`
    }
  }
  return { answers, from }
}
