import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/**
 * Surveys that are asked, or were: one wave each. `fields` are those of the latest version of its record; `lmcSlug`: of an LMC's own
 * questions, null for the committee's. From `opensAt` on practices answer; from `closesAt` on an answer is late.
 */
export const surveys = sqliteTable(
  'surveys',
  {
    slug: text().primaryKey(),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    sample: text({ enum: ['practices', 'persons'] }).notNull(),
    fields: text({ mode: 'json' }).$type<unknown>().notNull(),
    opensAt: integer('opens_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    /** The last practice that was reminded or needed no reminder, by code; `~` once all were. */
    remindedTo: text('reminded_to').notNull().default(''),
  },
  (t) => [
    index('surveys_by_close').on(t.closesAt),
    check('surveys_sample', sql`${t.sample} in ('practices', 'persons')`),
    check('surveys_days', sql`${t.closesAt} > ${t.opensAt}`),
  ],
)

/**
 * Answers to surveys: one a practice, or one a person of a practice (`personId`) where persons are asked. `answers`: by the key of the
 * question. It is changed until the survey closes; `late`: given after that, and counted nowhere. Persons are ids.
 */
export const surveyAnswers = sqliteTable(
  'survey_answers',
  {
    id: text().primaryKey(),
    surveySlug: text('survey_slug')
      .notNull()
      .references(() => surveys.slug),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    personId: text('person_id'),
    answers: text({ mode: 'json' }).$type<Record<string, string | number | string[] | null>>().notNull(),
    late: integer({ mode: 'boolean' }).notNull(),
    answeredAt: integer('answered_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
    /** Counts saves, so that nobody overwrites a colleague's answer unnoticed. */
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('survey_answers_of_practice').on(t.surveySlug, t.practiceCode).where(sql`person_id is null`),
    uniqueIndex('survey_answers_of_person').on(t.surveySlug, t.personId).where(sql`person_id is not null`),
    index('survey_answers_by_practice').on(t.practiceCode, t.surveySlug),
    index('survey_answers_by_person').on(t.personId).where(sql`person_id is not null`),
  ],
)

/**
 * The one publication of each wave, frozen as text; append-only (triggers). `weekEnd`: the end of the week in which it closed; `knownAt`: 09:00
 * on the Monday after. Late answers and later knowledge never change it.
 */
export const surveyResults = sqliteTable('survey_results', {
  surveySlug: text('survey_slug')
    .primaryKey()
    .references(() => surveys.slug),
  method: text().notNull(),
  weekEnd: text('week_end').notNull(),
  knownAt: integer('known_at').notNull(),
  issuedAt: integer('issued_at').notNull(),
  hash: text().notNull(),
  text: text().notNull(),
})

/**
 * What an LMC would like to ask its practices. An editor of the committee reads it first and opens it (`surveySlug`) or sends it back with a
 * word; the office can withdraw it until it opens. `waits`: it opens once no other questions of the LMC are open; `readAt`: an editor has
 * read it, and it opens by itself. `fields`: as the survey will have them. Persons are ids.
 */
export const lmcSurveyRequests = sqliteTable(
  'lmc_survey_requests',
  {
    id: text().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    topic: text({ enum: ['menu', 'obstacles', 'services'] }).notNull(),
    fields: text({ mode: 'json' }).$type<unknown>().notNull(),
    askedAt: integer('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    waits: integer({ mode: 'boolean' }).notNull().default(false),
    readAt: integer('read_at'),
    readBy: text('read_by'),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
    outcome: text({ enum: ['opened', 'sent-back', 'withdrawn'] }),
    word: text(),
    surveySlug: text('survey_slug').references(() => surveys.slug),
  },
  (t) => [
    // A double click asks once.
    uniqueIndex('lmc_survey_requests_one_waiting').on(t.lmcSlug).where(sql`settled_at is null`),
    index('lmc_survey_requests_by_lmc').on(t.lmcSlug, t.askedAt),
    check('lmc_survey_requests_topic', sql`${t.topic} in ('menu', 'obstacles', 'services')`),
    check('lmc_survey_requests_outcome', sql`${t.outcome} is null or ${t.outcome} in ('opened', 'sent-back', 'withdrawn')`),
    check(
      'lmc_survey_requests_settled',
      sql`(${t.settledAt} is null) = (${t.settledBy} is null) and (${t.settledAt} is null) = (${t.outcome} is null)`,
    ),
  ],
)
