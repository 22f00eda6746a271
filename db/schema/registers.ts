import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { practices } from './register.ts'

/**
 * The registers a practice keeps: services with their notices, data sharing agreements, and what it was asked. A row is one version of a
 * line (`lineId`); the last one holds, and `removed` says that the line is gone. `filled`: its fields by the keys of
 * `register-kinds.ts`. `dueOn`: the day of its clock while something is waited for; `overAt`: from when it only tells of the past.
 * Read by the practice's people alone. Append-only (triggers).
 */
export const registerLines = sqliteTable(
  'register_lines',
  {
    id: text().primaryKey(),
    lineId: text('line_id').notNull(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    register: text({ enum: ['services', 'agreements', 'asked'] }).notNull(),
    filled: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    removed: integer({ mode: 'boolean' }).notNull(),
    dueOn: text('due_on'),
    overAt: integer('over_at'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('register_lines_by_line').on(t.practiceCode, t.lineId),
    index('register_lines_due').on(t.practiceCode, t.dueOn).where(sql`due_on is not null`),
    check('register_lines_register', sql`${t.register} in ('services', 'agreements', 'asked')`),
    check('register_lines_removed', sql`${t.removed} in (0, 1)`),
  ],
)
