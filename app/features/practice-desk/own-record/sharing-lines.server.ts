import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { dayOf, endOfDay, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { sharingChoices } from '#db/schema/adoption.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { sharingLinesYears as years } from './years.sql.ts'

const choices = prepared((db) =>
  db
    .select({
      id: sharingChoices.id,
      shares: sharingChoices.sharesByName,
      recordedAt: sharingChoices.recordedAt,
      recordedBy: sharingChoices.recordedBy,
    })
    .from(sharingChoices)
    .where(
      and(
        eq(sharingChoices.practiceCode, sql.placeholder('practiceCode')),
        gte(sharingChoices.recordedAt, sql.placeholder('since')),
        lt(sharingChoices.recordedAt, sql.placeholder('before')),
        isNull(sql.placeholder('action')),
      ),
    )
    .prepare(),
)

/** What a practice chose about sharing its answers by name. */
export function sharingLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = choices(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) })
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

export const sharingByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
