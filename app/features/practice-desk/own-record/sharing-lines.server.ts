import { dayOf, endOfDay, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const choices = prepared((db) =>
  db.$client.prepare(`
    select id, shares_by_name as shares, recorded_at as recordedAt, recorded_by as recordedBy from sharing_choices
    where practice_code = @practiceCode and recorded_at >= @since and recorded_at < @before and @action is null`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select strftime('%Y', recorded_at / 1000, 'unixepoch') as year, null as action, count(*) as lines from sharing_choices
    where practice_code = ? group by strftime('%Y', recorded_at / 1000, 'unixepoch')`),
)

/** What a practice chose about sharing its answers by name. */
export function sharingLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = choices(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) }) as (Pick<
    RecordedLine,
    'recordedAt' | 'recordedBy'
  > & { id: number; shares: 0 | 1 })[]
  return rows.map(({ id, shares, ...recorded }) => ({
    ...recorded,
    id: `sharing ${id}`,
    holdsOn: dayOf(recorded.recordedAt),
    action: null,
    says: shares ? 'Our answers are shared by name with our LMC' : 'Our answers are not shared by name',
    more: [],
    instead: null,
    corrected: null,
  }))
}

export const sharingByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
