import type { Extent, Obstacle, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { ENTRY_COLUMNS, type EntryRow } from '#app/features/adoption/statements/statements.sql.ts'
import type { FailureKind } from '#app/features/disputes/failures/failure-words.ts'
import { FAILURE_HOLDS } from '#app/features/disputes/failures/failures.sql.ts'
import type { StepSaid } from '#app/features/practice-desk/checklists/step-rules.ts'
import type { DecidedHow } from '#app/features/practice-desk/decisions/decision-form.ts'
import { HOLDS } from '#app/features/registers/lines/lines.sql.ts'
import type { Register } from '#app/features/registers/lines/register-kinds.ts'
import type { Day, Instant, Week } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const other = (table: string, name: string) => `${table}.state as ${name}State, ${table}.extent as ${name}Extent,
  ${table}.effective_on as ${name}EffectiveOn, ${table}.planned_for as ${name}PlannedFor`

type StateColumns<N extends string> = { [K in `${N}State`]: State | null } & { [K in `${N}Extent`]: Extent | null } & {
  [K in `${N}EffectiveOn` | `${N}PlannedFor`]: Day | null
}
export type AnswerLinesRow = EntryRow &
  StateColumns<'later'> &
  StateColumns<'before'> & { told: 0 | 1; correctedAt: Instant | null }

export const entries = prepared((db) =>
  db.$client.prepare<unknown[], AnswerLinesRow>(`
    select ${ENTRY_COLUMNS}, exists (select 1 from told_statements t where t.entry_id = e.id) as told, c.recorded_at as correctedAt, ${other('c', 'later')}, ${other('b', 'before')}
    from adoption_entries e
    left join adoption_entries c on c.corrects_id = e.id
    left join adoption_entries b on b.id = e.corrects_id
    where e.practice_code = @practiceCode and e.effective_on >= @from and e.effective_on <= @until
      and (@action is null or e.action_slug = @action)`),
)

type DecisionLinesRow = DecidedHow & { id: string; action: string; recordedAt: Instant; recordedBy: string }

export const decided = prepared((db) =>
  db.$client.prepare<unknown[], DecisionLinesRow>(`
    select decision_id || ' ' || action_slug as id, action_slug as action, decided_by as decidedBy, decided_on as decidedOn,
      recorded_at as recordedAt, recorded_by as recordedBy
    from decisions
    where practice_code = @practiceCode and decided_on >= @from and decided_on <= @until
      and (@action is null or action_slug = @action)`),
)

export const FAILURE_LINES_HELD = `from service_failures f where f.practice_code = @practiceCode and f.removed = 0 and ${FAILURE_HOLDS}`

type FailureLinesRow = {
  id: string
  dispute: string
  key: string
  kind: FailureKind
  cases: number
  holdsOn: string
  resolvedOn: string | null
  recordedAt: number
  recordedBy: string
}

export const failureLines = prepared((db) =>
  db.$client.prepare<
    unknown[],
    FailureLinesRow
  >(`select f.id, f.dispute_slug as dispute, f.line_key as key, f.kind, f.cases, f.noticed_on as holdsOn, f.resolved_on as resolvedOn,
       f.recorded_at as recordedAt, f.recorded_by as recordedBy ${FAILURE_LINES_HELD} and f.noticed_on between @from and @until`),
)

export type LetterLinesRow = Pick<RecordedLine, 'id' | 'recordedAt' | 'recordedBy' | 'action'> & {
  title: string
  subject: string | null
  recipient: string
  takenBackAt: number | null
}

type EventRow = LetterLinesRow & { kind: 'reply' | 'outcome'; what: string; happenedOn: string }

export const events = prepared((db) =>
  db.$client.prepare<unknown[], EventRow>(`
    select e.id, l.action_slug as action, l.title, l.subject, l.recipient, e.kind, e.what, e.happened_on as happenedOn,
      e.recorded_at as recordedAt, e.recorded_by as recordedBy, b.recorded_at as takenBackAt
    from letter_events e join letters l on l.id = e.letter_id left join letter_events b on b.takes_back_id = e.id
    where e.practice_code = @practiceCode and e.kind in ('reply', 'outcome') and e.happened_on >= @from and e.happened_on <= @until
      and (@action is null or l.action_slug = @action)`),
)

type NewsLinesRow = Omit<RecordedLine, 'holdsOn' | 'says' | 'more' | 'instead' | 'corrected'> &
  Obstacle & {
    answers: string | null
    note: string | null
    saidAt: Instant
    void: 0 | 1
    guidanceHash: string | null
    correctsAt: Instant | null
    correctedAt: Instant | null
    takenBack: 0 | 1 | null
  }

export const news = prepared((db) =>
  db.$client.prepare<unknown[], NewsLinesRow>(`
    select p.id, p.action_slug as action, p.answers, p.obstacle_kind as obstacleKind, p.obstacle, p.note, p.said_at as saidAt,
      p.void, p.recorded_at as recordedAt, p.recorded_by as recordedBy, p.edition_slug as editionSlug, p.guidance_hash as guidanceHash,
      b.recorded_at as correctsAt, c.recorded_at as correctedAt, c.void as takenBack
    from progress_entries p
    left join progress_entries c on c.corrects_id = p.id
    left join progress_entries b on b.id = p.corrects_id
    where p.practice_code = @practiceCode and p.said_at >= @since and p.said_at < @before and (@action is null or p.action_slug = @action)`),
)

/** The day a line says something of: notice given, an agreement decided, something come in. Lines without one say nothing dated yet. */
const HELD_ON = `case l.register when 'services' then json_extract(l.filled, '$.givenOn')
  when 'agreements' then json_extract(l.filled, '$.decidedOn') else json_extract(l.filled, '$.receivedOn') end`

export const REGISTER_LINES_HELD = `select l.id, l.register, l.filled, ${HELD_ON} as holdsOn, l.recorded_at as recordedAt, l.recorded_by as recordedBy
  from register_lines l where l.practice_code = @practiceCode and l.removed = 0 and ${HOLDS}`

type RegisterLinesRow = {
  id: string
  register: Register
  filled: string
  holdsOn: string
  recordedAt: number
  recordedBy: string
}

export const registerLines = prepared((db) =>
  db.$client.prepare<unknown[], RegisterLinesRow>(
    `select * from (${REGISTER_LINES_HELD}) where holdsOn between @from and @until`,
  ),
)

export const returns = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Pick<RecordedLine, 'recordedAt' | 'recordedBy'> & {
      week: Week
      device: 1 | null
      told: 0 | 1
      takenBackAt: Instant | null
    }
  >(`
    select r.week, r.recorded_at as recordedAt, r.recorded_by as recordedBy, r.on_trusted_device as device,
      exists (select 1 from told_statements t where t.practice_code = r.practice_code and t.returned_at = r.recorded_at) as told, b.recorded_at as takenBackAt
    from weekly_returns r
    left join returns_taken_back b on b.practice_code = r.practice_code and b.week = r.week and b.returned_at = r.recorded_at
    where r.practice_code = @practiceCode and r.week >= @from and r.week <= @until and @action is null`),
)

type StepLinesRow = StepSaid & {
  id: string
  action: string
  title: string
  doneBefore: string | null
  nextAt: Instant | null
  nextDone: string | null
  recordedAt: Instant
  recordedBy: string
}

/** A step that is done holds on that day, anything else said of it on the day it was recorded. */
export const said = prepared((db) =>
  db.$client.prepare<unknown[], StepLinesRow>(`
    with said as (
      select rowid, *, lag(done_on) over step as done_before, lead(recorded_at) over step as next_at, lead(done_on) over step as next_done
      from step_entries where practice_code = @practiceCode and (@action is null or action_slug = @action)
      window step as (partition by action_slug, step_id order by rowid))
    select id, action_slug as action, title, role, given_to as personId, due_on as dueOn, done_on as doneOn, done_by as doneBy,
      done_before as doneBefore, next_at as nextAt, next_done as nextDone, recorded_at as recordedAt, recorded_by as recordedBy
    from said
    where case when done_on is null then recorded_at >= @since and recorded_at < @before else done_on >= @from and done_on <= @until end`),
)
