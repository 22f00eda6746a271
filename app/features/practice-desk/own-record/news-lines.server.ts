import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, endOfDay, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { news } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { newsLinesYears as years } from './years.sql.ts'

/** What a practice reported about its actions without a new state. It holds from the day it was first said. */
export function newsLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = news(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) })
  return rows.map((row) => {
    const { id, action, recordedAt, recordedBy, editionSlug, correctsAt, correctedAt, note } = row
    const obstacle = obstacleInWords(row)
    const answers = row.answers && row.guidanceHash ? answersInWords(asksOf(db, row.guidanceHash), JSON.parse(row.answers)) : []
    return {
      id,
      holdsOn: dayOf(row.saidAt),
      recordedAt,
      recordedBy,
      action,
      says: row.void ? 'News taken back: it should never have been recorded' : 'News',
      more: [
        ...answers,
        ...(obstacle ? [{ label: 'Obstacle', words: obstacle }] : []),
        ...(note ? [{ label: 'Note', words: note }] : []),
      ],
      instead: correctsAt === null ? null : `the news recorded on ${longDay(dayOf(correctsAt))}`,
      corrected: correctedAt === null ? null : { at: correctedAt, by: row.takenBack ? 'taken back' : 'other news' },
      editionSlug,
    }
  })
}

export const newsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
