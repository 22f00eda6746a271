import { TOLD_WORDS } from '#app/features/adoption/told/told-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Db } from '#db/client.server.ts'
import { returns } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { returnLinesYears as years } from './years.sql.ts'

/** The weeks a practice confirmed. A return holds from its Monday. */
export function returnLines(db: Db, asked: LinesAsked): RecordedLine[] {
  const rows = returns(db).all(asked)
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

export const returnsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
