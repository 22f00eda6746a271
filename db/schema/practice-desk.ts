import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { adoptionEntries } from './adoption.ts'
import { actions } from './menu.ts'
import { persons } from './people.ts'
import { practices } from './register.ts'

/**
 * How each partner stands to an action before the practice decides: seen by the practice's people alone. Not append-only: a mark is changed
 * by its person, and deleted when the decision is recorded or 30 days after the last one (decision 35).
 */
export const partnerMarks = sqliteTable(
  'partner_marks',
  {
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    personId: text('person_id')
      .notNull()
      .references(() => persons.id),
    mark: text({ enum: ['for', 'against', 'unsure'] }).notNull(),
    markedAt: integer('marked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceCode, t.actionSlug, t.personId] }),
    index('partner_marks_by_person').on(t.personId),
    check('partner_marks_mark', sql`${t.mark} in ('for', 'against', 'unsure')`),
  ],
)

/** The day of a practice's next partners' meeting (ISO). One row a practice; changed when the day is. */
export const partnerMeetings = sqliteTable('partner_meetings', {
  practiceCode: text('practice_code')
    .primaryKey()
    .references(() => practices.code),
  meetsOn: text('meets_on').notNull(),
  setAt: integer('set_at').notNull(),
  setBy: text('set_by').notNull(),
})

/**
 * Who decided on an action and on which day (ISO), with the entry that states it. Rows of one decision about several actions share
 * `decisionId`. Append-only (triggers). Seen by the practice alone.
 */
export const decisions = sqliteTable(
  'decisions',
  {
    decisionId: text('decision_id').notNull(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    entryId: text('entry_id')
      .notNull()
      .references(() => adoptionEntries.id),
    decidedBy: text('decided_by', {
      enum: ['partners-meeting', 'partners-by-message', 'one-partner', 'manager-for-partners', 'board', 'network'],
    }).notNull(),
    decidedOn: text('decided_on').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.actionSlug] }),
    index('decisions_by_practice').on(t.practiceCode, t.recordedAt),
    index('decisions_by_entry').on(t.entryId),
    check(
      'decisions_decided_by',
      sql`${t.decidedBy} in ('partners-meeting', 'partners-by-message', 'one-partner', 'manager-for-partners', 'board', 'network')`,
    ),
  ],
)

const STEP_ROLES = ['partner', 'manager', 'clinician', 'reception', 'data', 'network', 'supplier'] as const

/**
 * What a practice says of one step of an action's checklist: who does it (a role, or in `givenTo` the id of a person of the practice), by which
 * day, and on which day and by a person of which role it was done (ISO days). `title`: the step's words when it was said. The latest
 * row of a step holds. Append-only (triggers). Seen by the practice alone.
 */
export const stepEntries = sqliteTable(
  'step_entries',
  {
    id: text().primaryKey(),
    practiceCode: text('practice_code')
      .notNull()
      .references(() => practices.code),
    actionSlug: text('action_slug')
      .notNull()
      .references(() => actions.slug),
    stepId: text('step_id').notNull(),
    title: text().notNull(),
    role: text({ enum: STEP_ROLES }),
    givenTo: text('given_to'),
    dueOn: text('due_on'),
    doneOn: text('done_on'),
    doneBy: text('done_by', { enum: ['practice-partner', 'practice-manager'] }),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    index('step_entries_by_step').on(t.practiceCode, t.actionSlug, t.stepId),
    check(
      'step_entries_role',
      sql`${t.role} is null or ${t.role} in ('partner', 'manager', 'clinician', 'reception', 'data', 'network', 'supplier')`,
    ),
    check('step_entries_who', sql`${t.role} is null or ${t.givenTo} is null`),
    check('step_entries_done', sql`(${t.doneBy} is null) = (${t.doneOn} is null)`),
    check('step_entries_done_by', sql`${t.doneBy} is null or ${t.doneBy} in ('practice-partner', 'practice-manager')`),
  ],
)
