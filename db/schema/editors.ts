import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * What two editors of the committee entered, or a content file brought: every version of every ballot, event, round, goal, open letter.
 * `fields` is the record as its kind defines it. Append-only (triggers): a correction is the next version, with its reason. `withdrawn`:
 * from this version on the record is not shown. `draftedBy` and `approvedBy` are person ids, or 'concert' for a content file.
 */
export const recordVersions = sqliteTable(
  'record_versions',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    slug: text().notNull(),
    version: integer().notNull(),
    fields: text({ mode: 'json' }).$type<unknown>().notNull(),
    withdrawn: integer({ mode: 'boolean' }).notNull(),
    reason: text(),
    recordedAt: integer('recorded_at').notNull(),
    draftedBy: text('drafted_by').notNull(),
    approvedBy: text('approved_by'),
    /** SHA-256 of the content file, where it came from one. */
    contentHash: text('content_hash'),
  },
  (t) => [uniqueIndex('record_versions_by_slug').on(t.kind, t.slug, t.version)],
)

/**
 * A record in the making. `values` are the fields of its form as typed. `subject`: the slug it will be a new version of; null where it is
 * new. `version` counts saves, so that nobody overwrites another's work unnoticed.
 */
export const recordDrafts = sqliteTable(
  'record_drafts',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    subject: text(),
    /** What the desk calls it. */
    title: text().notNull(),
    values: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    version: integer().notNull(),
    /** The version of the record that it was begun from, or last saved beside. Null: a new record. */
    begunFrom: integer('begun_from'),
    /** Where it had no version: a fingerprint of the words of its content file at that time. Null: there was no such file. */
    begunFromFile: text('begun_from_file'),
    startedBy: text('started_by').notNull(),
    startedAt: integer('started_at').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: integer('saved_at').notNull(),
    approvedBy: text('approved_by'),
    approvedAt: integer('approved_at'),
    /** The approved version: a later save takes the approval back. */
    approvedVersion: integer('approved_version'),
    publishedAt: integer('published_at'),
    publishedAs: text('published_as'),
    discardedAt: integer('discarded_at'),
  },
  (t) => [index('record_drafts_by_subject').on(t.kind, t.subject), index('record_drafts_by_time').on(t.startedAt)],
)
