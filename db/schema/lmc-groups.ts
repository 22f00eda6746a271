import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/**
 * An LMC's own group of its practices, under a name of its officers'. `nameFolded`: the name in small letters, so that no two groups are
 * called the same. `version` counts saves. Persons are ids.
 */
export const practiceGroups = sqliteTable(
  'practice_groups',
  {
    id: text().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    name: text().notNull(),
    nameFolded: text('name_folded').notNull(),
    version: integer().notNull(),
    madeAt: integer('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [uniqueIndex('practice_groups_by_name').on(t.lmcSlug, t.nameFolded)],
)

/** A practice in a group. One that has left the LMC, or closed, stays for a while and is shown as left. */
export const practiceGroupMembers = sqliteTable(
  'practice_group_members',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => practiceGroups.id),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    addedAt: integer('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.practiceCode] }), index('practice_group_members_by_practice').on(t.practiceCode)],
)
