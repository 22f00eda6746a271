import {
  OUTCOME_WORDS,
  type Outcome,
  REPLY_WORDS,
  type ReplyKind,
} from '#app/features/practice-desk/letter-texts/letter-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const letters = prepared((db) =>
  db.$client.prepare(`
    select l.id, l.action_slug as action, l.title, l.subject, l.recipient, l.sent_on as sentOn, l.answer_by as answerBy, l.ends_on as endsOn,
      l.recorded_at as recordedAt, l.recorded_by as recordedBy, b.recorded_at as takenBackAt
    from letters l left join letter_events b on b.letter_id = l.id and b.kind = 'taken-back' and b.takes_back_id is null
    where l.practice_code = @practiceCode and l.sent_on >= @from and l.sent_on <= @until and (@action is null or l.action_slug = @action)`),
)
const events = prepared((db) =>
  db.$client.prepare(`
    select e.id, l.action_slug as action, l.title, l.subject, l.recipient, e.kind, e.what, e.happened_on as happenedOn,
      e.recorded_at as recordedAt, e.recorded_by as recordedBy, b.recorded_at as takenBackAt
    from letter_events e join letters l on l.id = e.letter_id left join letter_events b on b.takes_back_id = e.id
    where e.practice_code = @practiceCode and e.kind in ('reply', 'outcome') and e.happened_on >= @from and e.happened_on <= @until
      and (@action is null or l.action_slug = @action)`),
)
const years = prepared((db) =>
  db.$client.prepare(`
    select year, action, count(*) as lines from (
      select substr(sent_on, 1, 4) as year, action_slug as action from letters where practice_code = @practiceCode
      union all
      select substr(e.happened_on, 1, 4), l.action_slug from letter_events e join letters l on l.id = e.letter_id
      where e.practice_code = @practiceCode and e.happened_on is not null)
    group by action, year`),
)

type Row = Pick<RecordedLine, 'id' | 'recordedAt' | 'recordedBy' | 'action'> & {
  title: string
  subject: string | null
  recipient: string
  takenBackAt: number | null
}
type LetterRow = Row & { sentOn: string; answerBy: string | null; endsOn: string | null }
type EventRow = Row & { kind: 'reply' | 'outcome'; what: string; happenedOn: string }

const takenBack = ({ takenBackAt }: Row) => (takenBackAt === null ? null : { at: takenBackAt, by: 'taken back' })

/** Letters a practice sent, and what came of them. A letter about one case says its kind and the organisation, and no more. */
export function letterLines(db: Db, asked: LinesAsked): RecordedLine[] {
  const sent = (letters(db).all(asked) as LetterRow[]).map((row) => ({
    ...{ id: row.id, recordedAt: row.recordedAt, recordedBy: row.recordedBy, action: row.action, holdsOn: row.sentOn },
    says: `Letter sent: ${row.subject ?? row.title}`,
    more: [
      { label: 'To', words: row.recipient },
      ...(row.answerBy ? [{ label: 'Answer asked for by', words: longDay(row.answerBy) }] : []),
      ...(row.endsOn ? [{ label: 'Last day', words: longDay(row.endsOn) }] : []),
    ],
    instead: null,
    corrected: takenBack(row),
  }))
  const came = (events(db).all(asked) as EventRow[]).map((row) => ({
    ...{ id: row.id, recordedAt: row.recordedAt, recordedBy: row.recordedBy, action: row.action, holdsOn: row.happenedOn },
    says:
      row.kind === 'reply'
        ? `Reply to a letter: ${REPLY_WORDS[row.what as ReplyKind]}`
        : `Outcome of a letter: ${OUTCOME_WORDS[row.what as Outcome]}`,
    more: [{ label: 'Letter', words: `${row.subject ?? row.title}, to ${row.recipient}` }],
    instead: null,
    corrected: takenBack(row),
  }))
  return [...sent, ...came]
}

export const lettersByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode }) as YearCount[]
