import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { roleAssignments } from './people.ts'
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

/**
 * Who in a practice is reminded of the return, and when: a weekday (1 = Monday) and a time of London (`09:00`); both null = no mail.
 * Roles, not persons: a role that has ended is nobody's. `nextAt`: when the next mail is due.
 */
export const returnReminders = sqliteTable(
  'return_reminders',
  {
    practiceCode: text('practice_code')
      .primaryKey()
      .references(() => practices.code),
    nominatedRole: text('nominated_role').references(() => roleAssignments.id),
    deputyRole: text('deputy_role').references(() => roleAssignments.id),
    weekday: integer(),
    time: text(),
    nextAt: integer('next_at'),
    changedAt: integer('changed_at').notNull(),
    changedBy: text('changed_by').notNull(),
  },
  (t) => [
    index('return_reminders_due').on(t.nextAt),
    check(
      'return_reminders_when',
      sql`(${t.weekday} is null) = (${t.time} is null) and (${t.weekday} is null) = (${t.nextAt} is null)`,
    ),
    check('return_reminders_weekday', sql`${t.weekday} is null or ${t.weekday} between 1 and 7`),
  ],
)

/**
 * The link of a reminder: one a week and practice, so that nobody is reminded twice. Only the hash of its secret is stored. `roleId`:
 * the person it went to, as long as they hold that role. `usedAt`: when a return was made by it.
 */
export const returnLinks = sqliteTable(
  'return_links',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    week: text().notNull(),
    tokenHash: text('token_hash').notNull(),
    roleId: text('role_id')
      .notNull()
      .references(() => roleAssignments.id),
    mailedAt: integer('mailed_at').notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [primaryKey({ columns: [t.practiceCode, t.week] }), uniqueIndex('return_links_by_hash').on(t.tokenHash)],
)

/**
 * A reminder that an officer sent to practices of their LMC. `word`: the officer's own in it, or the base text. `queuedBy`: a person id.
 */
export const lmcReminders = sqliteTable(
  'lmc_reminders',
  {
    id: text().primaryKey(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    word: text().notNull(),
    queuedAt: integer('queued_at').notNull(),
    queuedBy: text('queued_by').notNull(),
  },
  (t) => [index('lmc_reminders_by_lmc').on(t.lmcSlug, t.queuedAt)],
)

/**
 * One practice of a reminder; one a practice and London day, so that nobody is reminded twice. `outcome`, from `settledAt` on: mailed,
 * or why not.
 */
export const lmcReminderLines = sqliteTable(
  'lmc_reminder_lines',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    onDay: text('on_day').notNull(),
    reminderId: text('reminder_id')
      .notNull()
      .references(() => lmcReminders.id),
    settledAt: integer('settled_at'),
    outcome: text({ enum: ['mailed', 'answered', 'left', 'nobody', 'put-off', 'late'] }),
  },
  (t) => [
    primaryKey({ columns: [t.practiceCode, t.onDay] }),
    index('lmc_reminder_lines_by_reminder').on(t.reminderId, t.practiceCode),
    index('lmc_reminder_lines_waiting').on(t.onDay, t.practiceCode).where(sql`settled_at is null`),
    check('lmc_reminder_lines_settled', sql`(${t.settledAt} is null) = (${t.outcome} is null)`),
    check(
      'lmc_reminder_lines_outcome',
      sql`${t.outcome} is null or ${t.outcome} in ('mailed', 'answered', 'left', 'nobody', 'put-off', 'late')`,
    ),
  ],
)

/** A practice's wish for no reminder by its LMC before a Monday (`until`, ISO day). */
export const lmcRemindersPutOff = sqliteTable('lmc_reminders_put_off', {
  practiceCode: text('practice_code')
    .primaryKey()
    .references(() => practices.code),
  until: text().notNull(),
  putOffAt: integer('put_off_at').notNull(),
  putOffBy: text('put_off_by').notNull(),
})

/** Whether a practice lets officers of its LMC record what it tells them by telephone. No row = no. */
export const tellingChoices = sqliteTable('telling_choices', {
  practiceCode: text('practice_code')
    .primaryKey()
    .references(() => practices.code),
  isAllowed: integer('is_allowed', { mode: 'boolean' }).notNull(),
  chosenAt: integer('chosen_at').notNull(),
  chosenBy: text('chosen_by').notNull(),
})

/**
 * What an officer recorded because a practice told it by telephone: the mark of an entry (`entryId`), of a return (`week`, `returnedAt`:
 * its `recordedAt`), or of both. It lasts as long as what it marks. `recordedBy`: the officer's person id.
 */
export const toldStatements = sqliteTable(
  'told_statements',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    entryId: text('entry_id'),
    actionSlug: text('action_slug'),
    week: text(),
    returnedAt: integer('returned_at'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('told_statements_by_practice').on(t.practiceCode, t.recordedAt),
    uniqueIndex('told_statements_by_entry').on(t.entryId).where(sql`entry_id is not null`),
    check('told_statements_something', sql`${t.entryId} is not null or ${t.week} is not null`),
    check('told_statements_return', sql`(${t.week} is null) = (${t.returnedAt} is null)`),
    check('told_statements_entry', sql`(${t.entryId} is null) = (${t.actionSlug} is null)`),
  ],
)

/**
 * What an LMC's own list says of a practice and an action, put to the practice as a question; one a practice and action (decision 47).
 * `since`: the day from which the list says it holds; `plannedFor`: the day it says it is planned for. `entryId`: the
 * statement that an answer wrote; taken back, the question waits again. Counted nowhere.
 */
export const lmcQuestions = sqliteTable(
  'lmc_questions',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug').notNull(),
    lmcSlug: text('lmc_slug')
      .notNull()
      .references(() => lmcs.slug),
    answer: text({ enum: ['full', 'partial', 'considering', 'planned', 'stopped', 'not-planning', 'not-applicable'] }).notNull(),
    since: text(),
    plannedFor: text('planned_for'),
    askedAt: integer('asked_at').notNull(),
    askedBy: text('asked_by').notNull(),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
    entryId: text('entry_id'),
  },
  (t) => [
    primaryKey({ columns: [t.practiceCode, t.actionSlug] }),
    index('lmc_questions_by_lmc').on(t.lmcSlug),
    index('lmc_questions_by_age').on(t.askedAt),
    check(
      'lmc_questions_answer',
      sql`${t.answer} in ('full', 'partial', 'considering', 'planned', 'stopped', 'not-planning', 'not-applicable')`,
    ),
    check('lmc_questions_planned', sql`${t.plannedFor} is null or ${t.answer} = 'planned'`),
    check('lmc_questions_settled', sql`(${t.settledAt} is null) = (${t.settledBy} is null)`),
  ],
)
