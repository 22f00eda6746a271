import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/**
 * What officers of an LMC say of the register, until it is answered or taken back. `not-ours`: the practice belongs to `otherLmc` (null =
 * not known) from `fromDay` on. `took-over`: `successorCode`, of `otherLmc`, took over from the closed practice. `basisId`: the register's
 * statement that this would change, a row of practice_memberships or practice_statuses; another one in force = it is overtaken.
 * `statementId`: the row that the confirmation wrote there. Persons are ids; the operator answers as 'operator', and
 * 'concert' ends what is overtaken.
 */
export const registerRequests = sqliteTable(
  'register_requests',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['not-ours', 'took-over'] }).notNull(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    otherLmc: text('other_lmc').references(() => lmcs.slug),
    fromDay: text('from_day'),
    successorCode: text('successor_code').references(() => practices.code),
    reason: text().notNull(),
    basisId: integer('basis_id').notNull(),
    askedAt: integer('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    answeredAt: integer('answered_at'),
    answeredBy: text('answered_by'),
    isConfirmed: integer('is_confirmed', { mode: 'boolean' }),
    word: text(),
    withdrawnAt: integer('withdrawn_at'),
    statementId: integer('statement_id'),
  },
  (t) => [
    // A double click asks once.
    uniqueIndex('register_requests_one_open').on(t.practiceCode, t.kind).where(sql`answered_at is null and withdrawn_at is null`),
    index('register_requests_by_practice').on(t.practiceCode, t.askedAt),
    index('register_requests_by_lmc').on(t.lmcSlug, t.askedAt),
    index('register_requests_by_other_lmc').on(t.otherLmc, t.askedAt),
    check('register_requests_kind', sql`${t.kind} in ('not-ours', 'took-over')`),
    check('register_requests_not_ours', sql`(${t.kind} = 'not-ours') = (${t.fromDay} is not null)`),
    check('register_requests_took_over', sql`(${t.kind} = 'took-over') = (${t.successorCode} is not null)`),
    check('register_requests_one_end', sql`${t.answeredAt} is null or ${t.withdrawnAt} is null`),
    check(
      'register_requests_answered',
      sql`(${t.answeredAt} is null) = (${t.answeredBy} is null) and (${t.answeredAt} is null) = (${t.isConfirmed} is null)`,
    ),
    check('register_requests_stated', sql`(coalesce(${t.isConfirmed}, 0) = 1) = (${t.statementId} is not null)`),
  ],
)

/**
 * The updates of the register (`recordedAt`: of the import) whose moves of practices between LMCs the officers of an LMC have seen.
 * `seenBy`: a person id.
 */
export const boundaryMovesSeen = sqliteTable(
  'boundary_moves_seen',
  {
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    recordedAt: integer('recorded_at').notNull(),
    seenAt: integer('seen_at').notNull(),
    seenBy: text('seen_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.lmcSlug, t.recordedAt] })],
)
