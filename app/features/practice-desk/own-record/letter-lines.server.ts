import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import {
  OUTCOME_WORDS,
  type Outcome,
  REPLY_WORDS,
  type ReplyKind,
} from '#app/features/practice-desk/letter-texts/letter-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { letterEvents, letters } from '#db/schema/letters.ts'
import { events } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { letterLinesYears as years } from './years.sql.ts'

const sentOnes = prepared((db) =>
  db
    .select({
      id: letters.id,
      action: letters.actionSlug,
      title: letters.title,
      subject: letters.subject,
      recipient: letters.recipient,
      sentOn: letters.sentOn,
      answerBy: letters.answerBy,
      endsOn: letters.endsOn,
      recordedAt: letters.recordedAt,
      recordedBy: letters.recordedBy,
      takenBackAt: letterEvents.recordedAt,
    })
    .from(letters)
    .leftJoin(
      letterEvents,
      and(eq(letterEvents.letterId, letters.id), eq(letterEvents.kind, 'taken-back'), isNull(letterEvents.takesBackId)),
    )
    .where(
      and(
        eq(letters.practiceCode, sql.placeholder('practiceCode')),
        gte(letters.sentOn, sql.placeholder('from')),
        lte(letters.sentOn, sql.placeholder('until')),
        or(isNull(sql.placeholder('action')), eq(letters.actionSlug, sql.placeholder('action'))),
      ),
    )
    .prepare(),
)

const takenBack = ({ takenBackAt }: { takenBackAt: Instant | null }) =>
  takenBackAt === null ? null : { at: takenBackAt, by: 'taken back' }

/** Letters a practice sent, and what came of them. A letter about one case says its kind and the organisation, and no more. */
export function letterLines(db: Db, asked: LinesAsked): RecordedLine[] {
  const sent = sentOnes(db)
    .all(asked)
    .map((row) => ({
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
  const came = events(db)
    .all(asked)
    .map((row) => ({
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

export const lettersByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode })
