import { DUE_OF_SLICE, DUE_PAIR } from '#app/features/adoption/record/record.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { StepNow } from './step-rules.ts'

export const practices = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select distinct practice_code from step_entries where ${DUE_PAIR('step_entries')}`)
    .pluck(),
)

export type Latest = Pick<StepNow, 'stepId' | 'dueOn' | 'doneOn'> & { actionSlug: string }

/** SQLite takes the other columns from the row of the greatest rowid. */
export const ofPractice = prepared((db) =>
  db.$client.prepare<unknown[], Latest>(`
    select action_slug as actionSlug, step_id as stepId, due_on as dueOn, done_on as doneOn, max(rowid) as latest
    from step_entries where practice_code = ? group by action_slug, step_id`),
)

export const ofAction = prepared((db) =>
  db.$client.prepare<unknown[], StepNow>(`
    select step_id as stepId, title, role, given_to as personId, due_on as dueOn, done_on as doneOn, done_by as doneBy,
      recorded_at as recordedAt, max(rowid) as latest
    from step_entries where practice_code = ? and action_slug = ? group by step_id`),
)

export const insertStep = prepared((db) =>
  db.$client.prepare(`
    insert into step_entries (id, practice_code, action_slug, step_id, title, role, given_to, due_on, done_on, done_by, recorded_at, recorded_by)
    values (@id, @practiceCode, @actionSlug, @stepId, @title, @role, @personId, @dueOn, @doneOn, @doneBy, @recordedAt, @recordedBy)`),
)

/** The rows about steps that go with a round's purge, and the SQL that selects them. */
export const PURGED_STEPS = { step_entries: DUE_OF_SLICE('step_entries') } as const

export const removeSteps = prepared((db) => db.$client.prepare(`delete from step_entries where ${PURGED_STEPS.step_entries}`))
