import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { callRequests } from '#db/schema/desks.ts'
import { CALL_TOPICS } from './call-topic-words.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { callLinesYears as years } from './years.sql.ts'

const calls = prepared((db) =>
  db
    .select({
      id: callRequests.id,
      topic: callRequests.topic,
      words: callRequests.words,
      recordedAt: callRequests.askedAt,
      recordedBy: callRequests.askedBy,
      takenAt: callRequests.takenAt,
      doneAt: callRequests.doneAt,
      answer: callRequests.answer,
      withdrawnAt: callRequests.withdrawnAt,
    })
    .from(callRequests)
    .where(
      and(
        eq(callRequests.practiceCode, sql.placeholder('practiceCode')),
        gte(callRequests.askedAt, sql.placeholder('since')),
        lt(callRequests.askedAt, sql.placeholder('before')),
        isNull(sql.placeholder('action')),
      ),
    )
    .prepare(),
)

/** The calls a practice asked its LMC for, on the day it asked, and what came of each. The officer is not named. */
export function callLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = calls(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) })
  return rows.map(({ topic, words, takenAt, doneAt, answer, withdrawnAt, ...row }) => {
    const on = (label: string, at: Instant | null) => (at === null ? [] : [{ label, words: longDay(dayOf(at)) }])
    const said = (label: string, text: string | null) => (text ? [{ label, words: text }] : [])
    return {
      ...row,
      holdsOn: dayOf(row.recordedAt),
      action: null,
      says: `We asked our LMC to call: ${CALL_TOPICS[topic]}`,
      more: [
        ...said('About', words),
        ...on('An officer took it', takenAt === doneAt ? null : takenAt),
        ...on('Done', doneAt),
        ...said('The officer’s word', answer),
      ],
      instead: null,
      corrected: withdrawnAt === null ? null : { at: withdrawnAt, by: 'withdrawn' },
    }
  })
}

export const callsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
