import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { practices } from './register.ts'

/**
 * What a practice logs of a service that failed, by the service lines of a dispute. A row is one version of a failure (`failureId`); the
 * last one holds, and `removed` says that it never was. No patient stands in it. `minutes`: by role, of the whole failure. `overAt`: from
 * when it only tells of the past. Read by the practice's people; beyond it go counts alone. Append-only (triggers).
 */
export const serviceFailures = sqliteTable(
  'service_failures',
  {
    id: text().primaryKey(),
    failureId: text('failure_id').notNull(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    disputeSlug: text('dispute_slug').notNull(),
    lineKey: text('line_key').notNull(),
    kind: text({ enum: ['late', 'missing', 'wrong', 'money', 'misdirected', 'unanswered', 'other'] }).notNull(),
    noticedOn: text('noticed_on').notNull(),
    /** Days that had passed when it was noticed. */
    waitedDays: integer('waited_days').notNull(),
    cases: integer().notNull(),
    minutes: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
    appointments: integer().notNull(),
    isSafety: integer('is_safety', { mode: 'boolean' }).notNull(),
    duty: text({ enum: ['contractor', 'commissioner', 'nobody', 'disputed'] }).notNull(),
    note: text(),
    resolvedOn: text('resolved_on'),
    removed: integer({ mode: 'boolean' }).notNull(),
    overAt: integer('over_at'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('service_failures_by_failure').on(t.practiceCode, t.failureId),
    index('service_failures_by_line').on(t.disputeSlug, t.lineKey),
    check('service_failures_kind', sql`${t.kind} in ('late', 'missing', 'wrong', 'money', 'misdirected', 'unanswered', 'other')`),
    check('service_failures_duty', sql`${t.duty} in ('contractor', 'commissioner', 'nobody', 'disputed')`),
    check('service_failures_cases', sql`${t.cases} between 1 and 9999`),
    check('service_failures_removed', sql`${t.removed} in (0, 1)`),
  ],
)

/**
 * What is published of failures and claims in a dispute, with the release of each week: one text, frozen; append-only (triggers).
 * `knownAt`: 09:00 on the Monday after the week's end.
 */
export const loggedTotals = sqliteTable(
  'logged_totals',
  {
    disputeSlug: text('dispute_slug').notNull(),
    weekEnd: text('week_end').notNull(),
    method: text().notNull(),
    knownAt: integer('known_at').notNull(),
    issuedAt: integer('issued_at').notNull(),
    hash: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.disputeSlug, t.weekEnd] })],
)

/** The weeks (their Mondays) in which a practice confirmed that what stood open was still waited for. Append-only (triggers). */
export const failureWaits = sqliteTable(
  'failure_waits',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    week: text().notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.practiceCode, t.week] })],
)
