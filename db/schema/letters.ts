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
import { actions } from './menu.ts'
import { lmcs, practices } from './register.ts'

/** Letters of a practice (decision 38). What a practice wrote is read by its own people alone. */

/** Every text of a letter that a practice began one from: the file as it read that day, by its hash. Append-only (triggers). */
export const letterTexts = sqliteTable('letter_texts', {
  hash: text().primaryKey(),
  letterSlug: text('letter_slug').notNull(),
  body: text().notNull(),
  recordedAt: integer('recorded_at').notNull(),
})

/** What a layer over a letter says otherwise than the text beneath it. */
type LetterChanges = { office?: string; words: Record<string, string>; added?: { after: string; words: string } }

/**
 * One version of what an LMC, or the committee's desk (`lmcSlug` null), says otherwise than the letter beneath; `changes` null = the
 * words beneath again. The last version holds. `baseHash`: the text over which it was written; `approvedBy`: the second editor of the
 * committee's. Append-only (triggers).
 */
export const letterVersions = sqliteTable(
  'letter_versions',
  {
    id: text().primaryKey(),
    letterSlug: text('letter_slug').notNull(),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    version: integer().notNull(),
    changes: text({ mode: 'json' }).$type<LetterChanges>(),
    changesHash: text('changes_hash'),
    baseHash: text('base_hash')
      .notNull()
      .references(() => letterTexts.hash),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    approvedBy: text('approved_by'),
  },
  (t) => [
    uniqueIndex('letter_versions_by_lmc').on(t.lmcSlug, t.letterSlug, t.version),
    uniqueIndex('letter_versions_of_committee').on(t.letterSlug, t.version).where(sql`lmc_slug is null`),
    check('letter_versions_hash', sql`(${t.changes} is null) = (${t.changesHash} is null)`),
  ],
)

/** The committee's words for a letter in the making, one for each: removed when published or thrown away. `version` counts the savings. */
export const letterVersionDrafts = sqliteTable('letter_version_drafts', {
  letterSlug: text('letter_slug').primaryKey(),
  changes: text({ mode: 'json' }).$type<LetterChanges>(),
  version: integer().notNull(),
  savedAt: integer('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
})

/**
 * A practice's own words for a paragraph; null = the committee's again. `baseHash`: the text over which they were written. The last
 * row holds. Append-only (triggers).
 */
export const letterWordings = sqliteTable(
  'letter_wordings',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    letterSlug: text('letter_slug').notNull(),
    paragraph: text().notNull(),
    words: text(),
    wordsHash: text('words_hash'),
    baseHash: text('base_hash')
      .notNull()
      .references(() => letterTexts.hash),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('letter_wordings_by_practice').on(t.practiceCode, t.letterSlug, t.recordedAt),
    check('letter_wordings_hash', sql`(${t.words} is null) = (${t.wordsHash} is null)`),
  ],
)

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
 * later text that was shown and not taken. `version` counts the savings. `followsId`: the letter it answers; removals may take that first.
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
    version: integer().notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [
    index('letter_drafts_by_practice').on(t.practiceCode, t.year, t.number),
    index('letter_drafts_by_followed').on(t.followsId).where(sql`follows_id is not null`),
  ],
)

/**
 * A letter that went, as its practice says. `paper` is exactly what it said; a case letter has none, and no subject: only its kind, the
 * organisation it went to, the day and a running number. `endsOn`: the last day of what a notice ends. Append-only (triggers).
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
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    uniqueIndex('letters_by_practice').on(t.practiceCode, t.year, t.number),
    index('letters_by_followed').on(t.followsId).where(sql`follows_id is not null`),
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
