import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { lmcs } from './register.ts'

/**
 * What officers did about an open letter in the name of their LMC: signed it, took the signature back, set it aside. The last row of an
 * LMC and letter holds. Append-only (triggers). `letterSlug`: the record of the kind open-letter.
 */
export const openLetterActs = sqliteTable(
  'open_letter_acts',
  {
    id: integer().primaryKey(),
    letterSlug: text('letter_slug').notNull(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    act: text({ enum: ['signed', 'taken-back', 'set-aside'] }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('open_letter_acts_by_letter').on(t.letterSlug, t.id),
    check('open_letter_acts_act', sql`${t.act} in ('signed', 'taken-back', 'set-aside')`),
  ],
)
