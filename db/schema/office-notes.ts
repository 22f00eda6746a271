import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practiceMemberships, practices } from './register.ts'

/** What an LMC's officer noted about a practice. Its words are never changed; one taken back stays, marked so. Persons are ids. */
export const officeNotes = sqliteTable(
  'office_notes',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    words: text().notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    takenBackAt: integer('taken_back_at'),
    takenBackBy: text('taken_back_by'),
  },
  (t) => [
    index('office_notes_by_practice').on(t.practiceCode, t.lmcSlug, t.recordedAt),
    check('office_notes_taken_back', sql`(${t.takenBackAt} is null) = (${t.takenBackBy} is null)`),
  ],
)

/**
 * A practice asks its LMC for the office's notes about it. From `releasedAt` on its partners read those recorded until then; `readAt`: one
 * of them said that they have.
 */
export const officeNoteRequests = sqliteTable(
  'office_note_requests',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    askedAt: integer('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    releasedAt: integer('released_at'),
    releasedBy: text('released_by'),
    readAt: integer('read_at'),
    readBy: text('read_by'),
  },
  (t) => [
    // A double click asks once.
    uniqueIndex('office_note_requests_one_open').on(t.practiceCode, t.lmcSlug).where(sql`released_at is null`),
    index('office_note_requests_by_lmc').on(t.lmcSlug, t.askedAt),
    check('office_note_requests_released', sql`(${t.releasedAt} is null) = (${t.releasedBy} is null)`),
    check('office_note_requests_read', sql`(${t.readAt} is null) = (${t.readBy} is null)`),
  ],
)

/**
 * A move of a practice to another LMC (`membershipId`: the register's statement of it) that its people were told of by mail (`mailedAt`), and
 * when one of them said that they have seen it.
 */
export const practiceMovesTold = sqliteTable(
  'practice_moves_told',
  {
    membershipId: integer('membership_id')
      .primaryKey()
      .references(() => practiceMemberships.id),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    mailedAt: integer('mailed_at'),
    seenAt: integer('seen_at'),
    seenBy: text('seen_by'),
  },
  (t) => [
    index('practice_moves_told_by_practice').on(t.practiceCode),
    check('practice_moves_told_seen', sql`(${t.seenAt} is null) = (${t.seenBy} is null)`),
  ],
)
