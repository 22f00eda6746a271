import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { lmcs, practices } from './register.ts'

/**
 * A practice's wish that its LMC calls, until it is done or withdrawn. `lmcSlug`: the LMC asked. Persons are ids; `words` are the
 * practice's, `answer` the officer's.
 */
export const callRequests = sqliteTable(
  'call_requests',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    topic: text({ enum: ['action', 'commissioner', 'contract', 'deciding', 'workload', 'other'] }).notNull(),
    words: text(),
    askedAt: integer('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    takenAt: integer('taken_at'),
    takenBy: text('taken_by'),
    doneAt: integer('done_at'),
    doneBy: text('done_by'),
    answer: text(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    // A double click asks once.
    uniqueIndex('call_requests_one_open').on(t.practiceCode).where(sql`done_at is null and withdrawn_at is null`),
    index('call_requests_by_practice').on(t.practiceCode, t.askedAt),
    index('call_requests_by_lmc').on(t.lmcSlug, t.askedAt),
    check('call_requests_topic', sql`${t.topic} in ('action', 'commissioner', 'contract', 'deciding', 'workload', 'other')`),
    check('call_requests_one_end', sql`${t.doneAt} is null or ${t.withdrawnAt} is null`),
    check('call_requests_taken', sql`(${t.takenAt} is null) = (${t.takenBy} is null)`),
    check('call_requests_done', sql`(${t.doneAt} is null) = (${t.doneBy} is null)`),
  ],
)
