import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * True tallies as at a week's end, as known at a release. Both times are in the past and the facts are append-only, so a tally is
 * worked out once and stored. Never shown: features/figures turns it into PublishedFigure and CommitteeFigure.
 */
export const rollUpTallies = sqliteTable(
  'roll_up_tallies',
  {
    weekEnd: text('week_end').notNull(),
    knownAt: integer('known_at').notNull(),
    roundSlug: text('round_slug').notNull(),
    method: text().notNull(),
    tally: text().notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.weekEnd, t.knownAt, t.roundSlug] })],
)
