import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { persons } from './people.ts'

/**
 * The weekly mail of an officer. No row: it is wanted, and none went out yet. `mailedOn`: the Friday (ISO day) for which it is done, with
 * a mail or, where nothing waited, without.
 */
export const officerDigests = sqliteTable('officer_digests', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  isWanted: integer('is_wanted', { mode: 'boolean' }).notNull(),
  chosenAt: integer('chosen_at'),
  mailedOn: text('mailed_on'),
})
