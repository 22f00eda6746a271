import type { StepSaid } from '#app/features/practice-desk/checklists/step-rules.ts'
import { stepSaidInWords } from '#app/features/practice-desk/checklists/step-words.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

/** A step that is done holds on that day, anything else said of it on the day it was recorded. */
const said = prepared((db) =>
  db.$client.prepare(`
    with said as (
      select rowid, *, lag(done_on) over step as done_before, lead(recorded_at) over step as next_at, lead(done_on) over step as next_done
      from step_entries where practice_code = @practiceCode and (@action is null or action_slug = @action)
      window step as (partition by action_slug, step_id order by rowid))
    select id, action_slug as action, title, role, given_to as personId, due_on as dueOn, done_on as doneOn, done_by as doneBy,
      done_before as doneBefore, next_at as nextAt, next_done as nextDone, recorded_at as recordedAt, recorded_by as recordedBy
    from said
    where case when done_on is null then recorded_at >= @since and recorded_at < @before else done_on >= @from and done_on <= @until end`),
)
/** The years of London and of UTC begin together. */
const years = prepared((db) =>
  db.$client.prepare(`
    select coalesce(substr(done_on, 1, 4), strftime('%Y', recorded_at / 1000, 'unixepoch')) as year, action_slug as action, count(*) as lines
    from step_entries where practice_code = ? group by action_slug, year`),
)

type Row = StepSaid & {
  id: string
  action: string
  title: string
  doneBefore: string | null
  nextAt: Instant | null
  nextDone: string | null
  recordedAt: Instant
  recordedBy: string
}

/** What a practice said of the steps of its actions: who does them, by when, and when they were done. */
export function stepLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = said(db).all({ ...asked, from, until, since: startOfDay(from), before: endOfDay(until) }) as Row[]
  return rows.map(({ id, action, title, doneBefore, nextAt, nextDone, recordedAt, recordedBy, ...step }) => ({
    ...{ id, action, recordedAt, recordedBy },
    holdsOn: step.doneOn ?? dayOf(recordedAt),
    says: `${step.doneOn ? 'Step done' : doneBefore ? 'Step not done after all' : 'Step given'}: ${title}`,
    more: stepSaidInWords(step),
    instead: null,
    corrected:
      step.doneOn && nextAt !== null && nextDone !== step.doneOn
        ? { at: nextAt, by: nextDone ? 'another day' : 'not done after all' }
        : null,
  }))
}

export const stepsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
