import type { Entry, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { entryFrom } from '#app/features/adoption/statements/entry-queries.server.ts'
import { obstacleInWords } from '#app/features/adoption/statements/obstacle-words.ts'
import { kindOf } from '#app/features/adoption/statements/state-tag.tsx'
import { entryInWords, statementInWords } from '#app/features/adoption/statements/state-words.ts'
import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { answersInWords } from '#app/features/menu/actions/ask-rules.ts'
import type { Db } from '#db/client.server.ts'
import { entries, type AnswerLinesRow as Row } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { answerLinesYears as years } from './years.sql.ts'

type Said = { state: State | null } & Pick<Entry, 'extent' | 'effectiveOn' | 'plannedFor'>

const saidIn = (row: Row, name: 'later' | 'before'): Said => ({
  state: row[`${name}State`],
  extent: row[`${name}Extent`],
  effectiveOn: row[`${name}EffectiveOn`] ?? '',
  plannedFor: row[`${name}PlannedFor`],
})
const inWords = ({ state, ...rest }: Said) => (state ? entryInWords({ ...rest, state }) : null)

/** What a practice stated about actions, with what each corrects and what corrected it. */
export function answerLines(db: Db, asked: LinesAsked): RecordedLine[] {
  return entries(db)
    .all(asked)
    .map((row) => {
      const { id, state, extent, plannedFor, note, effectiveOn, ...entry } = entryFrom(row)
      const before = entry.correctsId === null ? null : (inWords(saidIn(row, 'before')) ?? 'what was taken back')
      const obstacle = obstacleInWords(entry)
      const answers = entry.guidanceHash === null ? [] : answersInWords(asksOf(db, entry.guidanceHash), entry.answers)
      return {
        id,
        holdsOn: effectiveOn,
        recordedAt: entry.recordedAt,
        recordedBy: entry.recordedBy,
        action: entry.actionSlug,
        says: state ? statementInWords({ state, extent, plannedFor }) : 'Taken back: it should never have been recorded',
        ...(state ? { tag: kindOf({ state, extent }) } : {}),
        more: [
          ...answers,
          ...(row.told === 1 ? [{ label: 'How', words: TOLD_WORDS }] : []),
          ...(obstacle ? [{ label: 'Obstacle', words: obstacle }] : []),
          ...(note ? [{ label: 'Note', words: note }] : []),
        ],
        instead: before,
        corrected: row.correctedAt === null ? null : { at: row.correctedAt, by: inWords(saidIn(row, 'later')) ?? 'taken back' },
        editionSlug: entry.editionSlug,
      }
    })
}

export const answersByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
