import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { letterTexts } from './letter-words.ts'
import { actions } from './menu.ts'
import { practices } from './register.ts'

/** Letters of a practice (decision 38). What a practice wrote is read by its own people alone. */

/** What stands in the head of a practice's letters beside the register's facts. */
export const letterheads = sqliteTable('letterheads', {
  practiceCode: text('practice_code')
    .primaryKey()
    .references(() => practices.code),
  holders: text(),
  email: text(),
  contact: text(),
  dpo: text(),
  savedAt: integer('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

/**
 * Logos of a practice, drawn small. The one without `removedAt` stands on letters to come; another stays as long as a letter that went
 * has it.
 */
export const letterLogos = sqliteTable(
  'letter_logos',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    hash: text().notNull(),
    png: blob({ mode: 'buffer' }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.practiceCode, t.hash] })],
)

/**
 * A letter in the making: removed when it is recorded as sent or thrown away. `textHash`: the text it is made from; `decidedHash`: a
 * later text that was shown and not taken. `version` counts the savings. `followsId`: the letter it answers, `lineId`: the line of a register, or the claim,
 * it is about; removals may take either first.
 */
export const letterDrafts = sqliteTable(
  'letter_drafts',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    letterSlug: text('letter_slug').notNull(),
    title: text().notNull(),
    actionSlug: text('action_slug').references(() => actions.slug),
    year: integer().notNull(),
    number: integer().notNull(),
    filled: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    textHash: text('text_hash')
      .notNull()
      .references(() => letterTexts.hash),
    decidedHash: text('decided_hash'),
    followsId: text('follows_id'),
    lineId: text('line_id'),
    version: integer().notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [
    index('letter_drafts_by_practice').on(t.practiceCode, t.year, t.number),
    index('letter_drafts_by_followed').on(t.followsId).where(sql`follows_id is not null`),
    index('letter_drafts_by_line').on(t.practiceCode, t.lineId).where(sql`line_id is not null`),
  ],
)

/**
 * A letter that went, as its practice says. `paper` is exactly what it said; a case letter has none, and no subject: only its kind, the
 * organisation it went to, the day and a running number. `endsOn`: the last day of what a notice ends; `lineId`: the line of a register, or the claim, it is
 * about. Append-only (triggers).
 */
export const letters = sqliteTable(
  'letters',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    letterSlug: text('letter_slug').notNull(),
    title: text().notNull(),
    family: text({ enum: ['system', 'case', 'patients'] }).notNull(),
    actionSlug: text('action_slug').references(() => actions.slug),
    year: integer().notNull(),
    number: integer().notNull(),
    recipient: text().notNull(),
    subject: text(),
    paper: text(),
    paperHash: text('paper_hash'),
    textHash: text('text_hash')
      .notNull()
      .references(() => letterTexts.hash),
    wordings: text({ mode: 'json' }).$type<string[]>().notNull(),
    strengths: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    sentOn: text('sent_on').notNull(),
    answerBy: text('answer_by'),
    endsOn: text('ends_on'),
    followsId: text('follows_id'),
    lineId: text('line_id'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    uniqueIndex('letters_by_practice').on(t.practiceCode, t.year, t.number),
    index('letters_by_followed').on(t.followsId).where(sql`follows_id is not null`),
    index('letters_by_line').on(t.practiceCode, t.lineId).where(sql`line_id is not null`),
    check('letters_family', sql`${t.family} in ('system', 'case', 'patients')`),
    check(
      'letters_case',
      sql`${t.family} <> 'case' or (${t.paper} is null and ${t.subject} is null and ${t.strengths} = '{}' and ${t.wordings} = '[]')`,
    ),
    check('letters_paper', sql`(${t.paper} is null) = (${t.paperHash} is null)`),
  ],
)

/**
 * What came of a letter: a reply of a kind, an outcome, or that one of these (`takesBackId`), or the letter itself (null), was recorded
 * by mistake. Append-only (triggers).
 */
export const letterEvents = sqliteTable(
  'letter_events',
  {
    id: text().primaryKey(),
    letterId: text('letter_id')
      .notNull()
      .references(() => letters.id),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    kind: text({ enum: ['reply', 'outcome', 'taken-back'] }).notNull(),
    what: text(),
    happenedOn: text('happened_on'),
    takesBackId: text('takes_back_id').references((): AnySQLiteColumn => letterEvents.id),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('letter_events_by_letter').on(t.letterId, t.recordedAt),
    index('letter_events_by_practice').on(t.practiceCode),
    index('letter_events_taking_back').on(t.takesBackId).where(sql`takes_back_id is not null`),
    check('letter_events_kind', sql`${t.kind} in ('reply', 'outcome', 'taken-back')`),
    check('letter_events_what', sql`(${t.kind} = 'taken-back') = (${t.what} is null)`),
  ],
)
