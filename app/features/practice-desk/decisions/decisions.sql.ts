import { PURGED_RECORD } from '#app/features/adoption/record/record.sql.ts'
import { prepared } from '#db/client.server.ts'
import type { DecidedHow } from './decision-form.ts'
import type { RecordedDecision } from './decision-queries.server.ts'
import type { Mark } from './mark-rules.ts'

const COLUMNS = `decision_id as decisionId, action_slug as actionSlug, entry_id as entryId, decided_by as decidedBy,
  decided_on as decidedOn, recorded_at as recordedAt`

export const decisionOfPractice = prepared((db) =>
  db.$client.prepare<unknown[], RecordedDecision>(
    `select ${COLUMNS} from decisions where practice_code = ? order by recorded_at, rowid`,
  ),
)

export const ofAction = prepared((db) =>
  db.$client.prepare<unknown[], RecordedDecision>(
    `select ${COLUMNS} from decisions where practice_code = ? and action_slug = ? order by recorded_at, rowid`,
  ),
)

export const markActionsPut = prepared((db) =>
  db.$client.prepare(`
    insert into partner_marks (practice_code, action_slug, person_id, mark, marked_at) values (?, ?, ?, ?, ?)
    on conflict (practice_code, action_slug, person_id) do update set mark = excluded.mark, marked_at = excluded.marked_at`),
)

export const oldOnes = prepared((db) =>
  db.$client.prepare(`
    delete from partner_marks where not exists (
      select 1 from partner_marks later
      where later.practice_code = partner_marks.practice_code and later.action_slug = partner_marks.action_slug and later.marked_at > @since)`),
)

export const ofLeavers = prepared((db) =>
  db.$client.prepare(`
    delete from partner_marks where not exists (
      select 1 from person_standings s
      where s.person_id = partner_marks.person_id and s.practice_code = partner_marks.practice_code and s.role = 'practice-partner'
        and s.ended_at is null)`),
)

export const marksOfPerson = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, Mark]>('select action_slug, mark from partner_marks where practice_code = ? and person_id = ?')
    .raw(),
)

export const lastAbout = prepared((db) =>
  db.$client.prepare<unknown[], DecidedHow>(`
    select decided_by as decidedBy, decided_on as decidedOn from decisions where entry_id = ? order by recorded_at desc, rowid desc limit 1`),
)

export const setMeetingPut = prepared((db) =>
  db.$client.prepare(`
    insert into partner_meetings (practice_code, meets_on, set_at, set_by) values (?, ?, ?, ?)
    on conflict (practice_code) do update set meets_on = excluded.meets_on, set_at = excluded.set_at, set_by = excluded.set_by`),
)

export const insertDecision = prepared((db) =>
  db.$client.prepare(`
    insert into decisions (decision_id, practice_code, action_slug, entry_id, decided_by, decided_on, recorded_at, recorded_by)
    values (@decisionId, @practiceCode, @actionSlug, @entryId, @decidedBy, @decidedOn, @recordedAt, @recordedBy)`),
)

/**
 * The rows of decisions that go with the entries of a round's purge, and the SQL that selects them. They go before the entries they
 * name; the triggers must be lifted around it.
 */
export const PURGED_DECISIONS = {
  decisions: `entry_id in (select id from adoption_entries where ${PURGED_RECORD.adoption_entries})`,
} as const

export const removeDecisions = prepared((db) => db.$client.prepare(`delete from decisions where ${PURGED_DECISIONS.decisions}`))
