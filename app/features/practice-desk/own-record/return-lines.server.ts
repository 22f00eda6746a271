import { longDay } from '#app/platform/dates-in-words.ts'
import type { Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const returns = prepared((db) =>
  db.$client.prepare(`
    select week, recorded_at as recordedAt, recorded_by as recordedBy from weekly_returns
    where practice_code = @practiceCode and week >= @from and week <= @until and @action is null`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select substr(week, 1, 4) as year, null as action, count(*) as lines from weekly_returns
    where practice_code = ? group by substr(week, 1, 4)`),
)

/** The weeks a practice confirmed. A return holds from its Monday. */
export function returnLines(db: Db, asked: LinesAsked): RecordedLine[] {
  const rows = returns(db).all(asked) as (Pick<RecordedLine, 'recordedAt' | 'recordedBy'> & { week: Week })[]
  return rows.map(({ week, ...recorded }) => ({
    ...recorded,
    id: `return ${week}`,
    holdsOn: week,
    action: null,
    says: `The week of ${longDay(week)} confirmed`,
    more: [],
    instead: null,
    corrected: null,
  }))
}

export const returnsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
