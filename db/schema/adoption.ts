import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { actions, editions } from './menu.ts'
import { practices } from './register.ts'

const OBSTACLE_KINDS = [
  'local-scheme',
  'waiting',
  'commissioner',
  'not-sure-allowed',
  'patient-safety',
  'partners-disagree',
  'no-time',
  'network-decides',
  'other',
] as const

/**
 * The adoption timeline: one dated statement of one practice about one action. Append-only (triggers). From `effectiveOn` (ISO
 * day, never after the London day of `recordedAt`) the practice's state is `state`. `void`: the corrected entry should never have
 * existed; it has no state of its own.
 */
export const adoptionEntries = sqliteTable(
  'adoption_entries',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    state: text({ enum: ['considering', 'planned', 'taking', 'stopped', 'not-planning', 'not-applicable'] }),
    extent: text({ enum: ['full', 'partial'] }),
    effectiveOn: text('effective_on').notNull(),
    plannedFor: text('planned_for'),
    answers: text({ mode: 'json' }).$type<Record<string, string | number | boolean | string[]>>(),
    /** An obstacle: one kind of a list, with a few words. Entries from before the list have only words. */
    obstacleKind: text('obstacle_kind', { enum: OBSTACLE_KINDS }),
    obstacle: text(),
    note: text(),
    correctsId: text('corrects_id').references((): AnySQLiteColumn => adoptionEntries.id),
    void: integer({ mode: 'boolean' }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    editionSlug: text('edition_slug').references(() => editions.slug),
    guidanceHash: text('guidance_hash'),
  },
  (t) => [
    // The index alone answers "state as at, as known".
    index('adoption_entries_timeline').on(
      t.practiceCode,
      t.actionSlug,
      t.effectiveOn,
      t.recordedAt,
      t.id,
      t.void,
      t.state,
      t.extent,
    ),
    index('adoption_entries_by_time').on(t.recordedAt, t.practiceCode, t.actionSlug),
    uniqueIndex('adoption_entries_one_correction').on(t.correctsId).where(sql`corrects_id is not null`),
    check('adoption_entries_void', sql`(${t.void} = 1) = (${t.state} is null)`),
    check('adoption_entries_void_corrects', sql`${t.void} = 0 or ${t.correctsId} is not null`),
    check(
      'adoption_entries_state',
      sql`${t.state} is null or ${t.state} in ('considering', 'planned', 'taking', 'stopped', 'not-planning', 'not-applicable')`,
    ),
    check('adoption_entries_extent', sql`(${t.extent} is not null) = (coalesce(${t.state}, '') = 'taking')`),
    check('adoption_entries_planned_for', sql`${t.plannedFor} is null or ${t.state} = 'planned'`),
  ],
)

/**
 * Progress on an action, without a day and without a state: answers to its questions, an obstacle, a note. Each row repeats all
 * of it. Append-only (triggers). `saidAt`: `recordedAt` of the first row that this one finally replaces, so that a correction
 * keeps its time.
 */
export const progressEntries = sqliteTable(
  'progress_entries',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    answers: text({ mode: 'json' }).$type<Record<string, string | number | boolean | string[]>>(),
    obstacleKind: text('obstacle_kind', { enum: OBSTACLE_KINDS }),
    obstacle: text(),
    note: text(),
    saidAt: integer('said_at').notNull(),
    correctsId: text('corrects_id').references((): AnySQLiteColumn => progressEntries.id),
    void: integer({ mode: 'boolean' }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    editionSlug: text('edition_slug').references(() => editions.slug),
    guidanceHash: text('guidance_hash'),
  },
  (t) => [
    index('progress_entries_by_action').on(t.practiceCode, t.actionSlug, t.saidAt, t.recordedAt, t.id),
    index('progress_entries_by_time').on(t.recordedAt, t.practiceCode),
    uniqueIndex('progress_entries_one_correction').on(t.correctsId).where(sql`corrects_id is not null`),
    check(
      'progress_entries_void',
      sql`${t.void} = 0 or (${t.answers} is null and ${t.obstacleKind} is null and ${t.obstacle} is null)`,
    ),
    check('progress_entries_void_corrects', sql`${t.void} = 0 or ${t.correctsId} is not null`),
    check('progress_entries_said_at', sql`(${t.correctsId} is null) <= (${t.saidAt} = ${t.recordedAt})`),
    check(
      'progress_entries_obstacle_kind',
      sql`${t.obstacleKind} is null or ${t.obstacleKind} in ('local-scheme', 'waiting', 'commissioner', 'not-sure-allowed', 'patient-safety', 'partners-disagree', 'no-time', 'network-decides', 'other')`,
    ),
  ],
)

/**
 * The practice's weekly confirmation: `week` is its Monday (ISO). Append-only (triggers). One of a week stands: a second one follows
 * only where the first was taken back. `onTrustedDevice`: made from the mail, without signing in; null = no.
 */
export const weeklyReturns = sqliteTable(
  'weekly_returns',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    week: text().notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    onTrustedDevice: integer('on_trusted_device', { mode: 'boolean' }),
  },
  (t) => [
    primaryKey({ columns: [t.practiceCode, t.week, t.recordedAt] }),
    // With the week: whether a return was taken back is asked by it, and the index alone answers.
    index('weekly_returns_by_time').on(t.recordedAt, t.practiceCode, t.week),
  ],
)

/** A return that was taken back: it counts in nothing known from `recordedAt` on. `returnedAt`: its `recordedAt`. Append-only (triggers). */
export const returnsTakenBack = sqliteTable(
  'returns_taken_back',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    week: text().notNull(),
    returnedAt: integer('returned_at').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.practiceCode, t.week, t.returnedAt] })],
)

/** Whether a practice shares its answers by name with its LMC, from `recordedAt` on. No row = not asked yet = not shared. Append-only (triggers). */
export const sharingChoices = sqliteTable(
  'sharing_choices',
  {
    id: integer().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    sharesByName: integer('shares_by_name', { mode: 'boolean' }).notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [index('sharing_choices_by_practice').on(t.practiceCode, t.recordedAt)],
)

/** The state of each practice and action as known now: a projection of the entries, written in the same transaction. */
export const currentStates = sqliteTable(
  'adoption_standings',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    entryId: text('entry_id')
      .notNull()
      .references(() => adoptionEntries.id),
    state: text({ enum: ['considering', 'planned', 'taking', 'stopped', 'not-planning', 'not-applicable'] }).notNull(),
    extent: text({ enum: ['full', 'partial'] }),
    effectiveOn: text('effective_on').notNull(),
    plannedFor: text('planned_for'),
    /** The first day of the unbroken run of taking; null where the action is not taken. */
    takenSince: text('taken_since'),
  },
  // Without the second index a purge would read every current state for each entry it removes.
  (t) => [primaryKey({ columns: [t.practiceCode, t.actionSlug] }), index('adoption_standings_by_entry').on(t.entryId)],
)
