import { DECIDER_WORDS } from '#app/features/practice-desk/decisions/decision-words.ts'
import type { Db } from '#db/client.server.ts'
import { decided } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { decisionLinesYears as years } from './years.sql.ts'

/** Who decided on an action, on the day of the decision. */
export function decisionLines(db: Db, asked: LinesAsked): RecordedLine[] {
  return decided(db)
    .all(asked)
    .map(({ decidedBy, decidedOn, ...row }) => ({
      ...row,
      holdsOn: decidedOn,
      says: `Decided by: ${DECIDER_WORDS[decidedBy]}`,
      more: [],
      instead: null,
      corrected: null,
    }))
}

export const decisionsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
