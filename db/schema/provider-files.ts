import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/** What an LMC keeps about a local provider: its name and what it provides. Seen by its officers; nobody changes it once it stands. */
export const providerFiles = sqliteTable(
  'provider_files',
  {
    id: text().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    name: text().notNull(),
    /** The same in small letters: a second file of one provider is refused. */
    nameFolded: text('name_folded').notNull(),
    provides: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    openedBy: text('opened_by').notNull(),
    closedAt: integer('closed_at'),
    closedBy: text('closed_by'),
  },
  (t) => [
    uniqueIndex('provider_files_one_open').on(t.lmcSlug, t.nameFolded).where(sql`closed_at is null`),
    check('provider_files_closed', sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
  ],
)

/** What happened between an LMC and a provider: who said what, on which day, by which source. One taken back stays, marked so. */
export const providerEvents = sqliteTable(
  'provider_events',
  {
    id: text().primaryKey(),
    fileId: text('file_id')
      .notNull()
      .references(() => providerFiles.id),
    kind: text({ enum: ['letter-out', 'letter-in', 'meeting', 'answer', 'agreed', 'correction'] }).notNull(),
    happenedOn: text('happened_on').notNull(),
    words: text().notNull(),
    /** A role, never a name. */
    saidBy: text('said_by').notNull(),
    source: text(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    takenBackAt: integer('taken_back_at'),
    takenBackBy: text('taken_back_by'),
  },
  (t) => [
    index('provider_events_by_file').on(t.fileId),
    check('provider_events_kind', sql`${t.kind} in ('letter-out', 'letter-in', 'meeting', 'answer', 'agreed', 'correction')`),
    check('provider_events_taken_back', sql`(${t.takenBackAt} is null) = (${t.takenBackBy} is null)`),
  ],
)

/** What a practice adds to a file of its LMC: counts and days, no words. By name its LMC's officers see it only while the practice shares by name. */
export const providerReports = sqliteTable(
  'provider_reports',
  {
    id: text().primaryKey(),
    fileId: text('file_id')
      .notNull()
      .references(() => providerFiles.id),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    kind: text({ enum: ['late', 'missing', 'wrong', 'misdirected', 'unanswered', 'other'] }).notNull(),
    noticedOn: text('noticed_on').notNull(),
    waitedDays: integer('waited_days').notNull(),
    cases: integer().notNull(),
    isSafety: integer('is_safety', { mode: 'boolean' }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    takenBackAt: integer('taken_back_at'),
    takenBackBy: text('taken_back_by'),
  },
  (t) => [
    index('provider_reports_by_file').on(t.fileId, t.practiceCode),
    index('provider_reports_by_practice').on(t.practiceCode),
    check('provider_reports_kind', sql`${t.kind} in ('late', 'missing', 'wrong', 'misdirected', 'unanswered', 'other')`),
    check('provider_reports_cases', sql`${t.cases} between 1 and 9999`),
    check('provider_reports_safety', sql`${t.isSafety} in (0, 1)`),
    check('provider_reports_taken_back', sql`(${t.takenBackAt} is null) = (${t.takenBackBy} is null)`),
  ],
)

/** The figure of a file for a quarter (`2024-Q3`), worked out once, after disclosure control. Append-only (triggers). */
export const providerFigures = sqliteTable(
  'provider_figures',
  {
    fileId: text('file_id').notNull(),
    quarter: text().notNull(),
    method: text().notNull(),
    weekEnd: text('week_end').notNull(),
    knownAt: integer('known_at').notNull(),
    issuedAt: integer('issued_at').notNull(),
    hash: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.quarter] })],
)
