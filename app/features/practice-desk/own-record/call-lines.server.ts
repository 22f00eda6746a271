import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { CALL_TOPICS, type CallTopic } from './call-topic-words.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const calls = prepared((db) =>
  db.$client.prepare(`
    select id, topic, words, asked_at as recordedAt, asked_by as recordedBy, taken_at as takenAt, done_at as doneAt, answer,
      withdrawn_at as withdrawnAt
    from call_requests where practice_code = @practiceCode and asked_at >= @since and asked_at < @before and @action is null`),
)
/** The years of London and of UTC begin together. */
const years = prepared((db) =>
  db.$client.prepare(`
    select strftime('%Y', asked_at / 1000, 'unixepoch') as year, null as action, count(*) as lines from call_requests
    where practice_code = ? group by year`),
)

type Row = Pick<RecordedLine, 'id' | 'recordedAt' | 'recordedBy'> & {
  topic: CallTopic
  words: string | null
  takenAt: Instant | null
  doneAt: Instant | null
  answer: string | null
  withdrawnAt: Instant | null
}

/** The calls a practice asked its LMC for, on the day it asked, and what came of each. The officer is not named. */
export function callLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = calls(db).all({ ...asked, since: startOfDay(from), before: endOfDay(until) }) as Row[]
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

export const callsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode) as YearCount[]
