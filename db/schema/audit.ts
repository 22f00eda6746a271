import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * What was done and who looked: append-only, each row carrying the hash of the one before.
 * `actor` is a person id, or 'operator' (command line) or 'concert' (the system itself); never a name or an address.
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
 * One row (`only` = 1). `lastRecordedAt`: the latest time that anything of the record carries, so that what is recorded next is recorded
 * later, whatever the machine's clock says. `rowsCovered`: false where rows of an earlier version stand that no event answers for yet;
 * the next start takes them over.
 */
export const recordClock = sqliteTable('record_clock', {
  only: integer().primaryKey(),
  lastRecordedAt: integer('last_recorded_at').notNull(),
  rowsCovered: integer('rows_covered', { mode: 'boolean' }).notNull(),
})
