import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/** A person who may sign in. `email` is stored folded (lower case); no other table holds a name or an address. */
export const persons = sqliteTable('persons', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  createdAt: integer('created_at').notNull(),
})

/** What a person is, where, from when to when: dated, never overwritten but for its end. */
export const personStandings = sqliteTable(
  'person_standings',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    role: text({
      enum: ['practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor'],
    }).notNull(),
    practiceCode: text('practice_code').references(() => practices.code),
    lmcSlug: text('lmc_slug').references(() => lmcs.slug),
    startedAt: integer('started_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    index('person_standings_by_person').on(t.personId),
    index('person_standings_by_practice').on(t.practiceCode),
    check(
      'person_standings_role',
      sql`${t.role} in ('practice-partner', 'practice-manager', 'lmc-officer', 'committee-member', 'committee-editor')`,
    ),
    check(
      'person_standings_practice',
      sql`(${t.role} in ('practice-partner', 'practice-manager')) = (${t.practiceCode} is not null)`,
    ),
    check('person_standings_lmc', sql`(${t.role} = 'lmc-officer') = (${t.lmcSlug} is not null)`),
  ],
)

/** Lucia's sessions. `id` is the SHA-256 of the cookie's value: a stolen file signs nobody in. Times are epoch ms. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('sessions_by_person').on(t.personId)],
)
