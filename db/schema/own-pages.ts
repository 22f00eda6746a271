import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { persons, roleAssignments } from './people.ts'

/** The latest week's end whose figures a person of the committee looked at, and the one looked at before it. */
export const figureLooks = sqliteTable('figure_looks', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  weekEnd: text('week_end').notNull(),
  before: text(),
})

/**
 * The private address of a person's calendar in one practice; only the hash of its secret is stored. It belongs to a role and ends with
 * it. `named`: titles name actions, because the person chose so. One in use by role.
 */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    roleId: text('role_id')
      .notNull()
      .references(() => roleAssignments.id),
    secretHash: text('secret_hash').notNull(),
    named: integer({ mode: 'boolean' }).notNull(),
    madeAt: integer('made_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    uniqueIndex('calendar_feeds_by_hash').on(t.secretHash),
    uniqueIndex('calendar_feeds_in_use').on(t.roleId).where(sql`ended_at is null`),
    index('calendar_feeds_by_person').on(t.personId),
  ],
)

/**
 * A mail that a person wants so many days before days of one kind in the calendar of their practice. It ends with the role. `doneOn`: the
 * last London day whose mails are written.
 */
export const calendarReminders = sqliteTable(
  'calendar_reminders',
  {
    roleId: text('role_id')
      .notNull()
      .references(() => roleAssignments.id),
    kind: text().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    daysBefore: integer('days_before').notNull(),
    doneOn: text('done_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roleId, t.kind] }),
    index('calendar_reminders_by_person').on(t.personId),
    index('calendar_reminders_to_do').on(t.doneOn),
  ],
)

/** The latest London day a person was here, and the one before it. */
export const visits = sqliteTable('visits', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  day: text().notNull(),
  before: text(),
})

/** Up to when a person has seen what the committee published: later publications stand on each of their desks. */
export const publicationsSeen = sqliteTable('publications_seen', {
  personId: text('person_id')
    .primaryKey()
    .references(() => persons.id),
  until: integer().notNull(),
})
