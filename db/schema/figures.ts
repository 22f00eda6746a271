import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { editions, rounds } from './menu.ts'
import { lmcs } from './register.ts'

/**
 * The weekly publications of figures, each frozen as two texts: with every LMC, and for everybody. Append-only (triggers). `id`: the
 * Monday of the release, with "-2" for its first re-issue. `knownAt`: 09:00 that Monday. `changed`: earlier weeks' ends of which it
 * changes regions or England. The texts stand last, so that a list of releases does not read them.
 */
export const releases = sqliteTable(
  'releases',
  {
    id: text().primaryKey(),
    weekEnd: text('week_end').notNull(),
    issue: integer().notNull(),
    method: text().notNull(),
    knownAt: integer('known_at').notNull(),
    issuedAt: integer('issued_at').notNull(),
    late: integer({ mode: 'boolean' }).notNull(),
    /** Why it was issued again. */
    reason: text(),
    roundSlug: text('round_slug')
      .notNull()
      .references(() => rounds.slug),
    editionSlug: text('edition_slug')
      .notNull()
      .references(() => editions.slug),
    changed: text({ mode: 'json' }).$type<string[]>().notNull(),
    hashAll: text('hash_all').notNull(),
    hashPublic: text('hash_public').notNull(),
    textAll: text('text_all').notNull(),
    textPublic: text('text_public').notNull(),
  },
  (t) => [
    unique('releases_by_week').on(t.weekEnd, t.issue),
    index('releases_by_time').on(t.knownAt, t.issue),
    check('releases_reason', sql`(${t.issue} = 1) = (${t.reason} is null)`),
  ],
)

/**
 * The published counts of practices taking an action, one row for each release that says them: what is read of many weeks at once. A
 * projection of the releases' texts, written with them. `place`: england, region:CODE or lmc:SLUG; `action`: a slug, or any.
 * `isPublic`: in the text for everybody too.
 */
export const releaseCounts = sqliteTable(
  'release_counts',
  {
    place: text().notNull(),
    action: text().notNull(),
    weekEnd: text('week_end').notNull(),
    knownAt: integer('known_at').notNull(),
    issue: integer().notNull(),
    count: integer().notNull(),
    of: integer().notNull(),
    isPublic: integer('is_public', { mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.place, t.action, t.weekEnd, t.knownAt, t.issue] })],
)

/** A keyed hash that only the key of figures makes: under another key nothing is published. One row; append-only (triggers). */
export const figuresKey = sqliteTable(
  'figures_key',
  { only: integer().primaryKey(), checkHash: text('check_hash').notNull(), recordedAt: integer('recorded_at').notNull() },
  (t) => [check('figures_key_one_row', sql`${t.only} = 1`)],
)

/**
 * Whether an LMC is shown to everybody by name, from the first release after `recordedAt` on. No row = not. Append-only (triggers).
 */
export const lmcPublicityChoices = sqliteTable(
  'lmc_publicity_choices',
  {
    id: integer().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    isShown: integer('is_shown', { mode: 'boolean' }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [index('lmc_publicity_choices_by_lmc').on(t.lmcSlug, t.recordedAt)],
)
