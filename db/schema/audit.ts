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
