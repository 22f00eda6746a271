import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Acts and accesses: append-only, each row with the hash of the one before. `actor` is a person id, 'operator' (command line) or
 * 'concert' (the system); never a name or an address.
 */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: text().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_events_by_subject').on(t.subject, t.at), index('audit_events_by_actor').on(t.actor, t.at)],
)

/**
 * One row (`only` = 1). `lastRecordedAt`: the latest time on any row of the record, so that the next row is recorded later,
 * whatever the machine's clock says. `rowsCovered`: false while rows of an earlier version are not covered by an event; the next
 * start covers them.
 */
export const recordClock = sqliteTable('record_clock', {
  only: integer().primaryKey(),
  lastRecordedAt: integer('last_recorded_at').notNull(),
  rowsCovered: integer('rows_covered', { mode: 'boolean' }).notNull(),
})
