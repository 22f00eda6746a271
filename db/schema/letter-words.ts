import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/** The words of letters: what ships, and what the committee, an LMC or a practice says otherwise (decisions 38 and 40). */

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
