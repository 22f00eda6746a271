import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Instant, Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const returns = prepared((db) =>
  db.$client.prepare(`
    select r.week, r.recorded_at as recordedAt, r.recorded_by as recordedBy, r.on_trusted_device as device,
      exists (select 1 from told_statements t where t.practice_code = r.practice_code and t.returned_at = r.recorded_at) as told, b.recorded_at as takenBackAt
    from weekly_returns r
    left join returns_taken_back b on b.practice_code = r.practice_code and b.week = r.week and b.returned_at = r.recorded_at
    where r.practice_code = @practiceCode and r.week >= @from and r.week <= @until and @action is null`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select substr(week, 1, 4) as year, null as action, count(*) as lines from weekly_returns
    where practice_code = ? group by substr(week, 1, 4)`),
)

/** The weeks a practice confirmed. A return holds from its Monday. */
export function returnLines(db: Db, asked: LinesAsked): RecordedLine[] {
  const rows = returns(db).all(asked) as (Pick<RecordedLine, 'recordedAt' | 'recordedBy'> & {
    week: Week
    device: 1 | null
    told: 0 | 1
    takenBackAt: Instant | null
  })[]
  return rows.map(({ week, device, told, takenBackAt, ...recorded }) => ({
    ...recorded,
    id: `return ${week} ${recorded.recordedAt}`,
    holdsOn: week,
    action: null,
    says: `The week of ${longDay(week)} confirmed`,
    more: howMade(device === 1, told === 1),
    instead: null,
    corrected: takenBackAt === null ? null : { at: takenBackAt, by: 'taken back' },
  }))
}

function howMade(onTrustedDevice: boolean, told: boolean): RecordedLine['more'] {
  if (told) return [{ label: 'How', words: TOLD_WORDS }]
  return onTrustedDevice ? [{ label: 'How', words: 'from the mail, on a trusted device' }] : []
}

export const returnsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
