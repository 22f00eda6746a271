import { choiceWords, type Filled, nameOfLine, type Register } from '#app/features/registers/lines/register-kinds.ts'
import type { Db } from '#db/client.server.ts'
import { registerLines as lines } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { registerLinesYears as years } from './years.sql.ts'

function saysOf(register: Register, filled: Filled): string {
  const name = nameOfLine(register, filled)
  if (register === 'services') return `Notice given: ${name}`
  if (register === 'asked') return `Came in: ${name}`
  return `Agreement decided: ${name}: ${choiceWords('agreements', 'decision', filled)}`
}

/** What a practice's registers say of a day, as they stand; of an action alone, nothing. */
export function registerLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  return lines(db)
    .all(asked)
    .map(({ register, filled: json, ...row }) => {
      const filled = JSON.parse(json) as Filled
      const outcome = choiceWords(register, register === 'agreements' ? 'purpose' : 'outcome', filled)
      return {
        ...row,
        action: null,
        says: saysOf(register, filled),
        more: outcome ? [{ label: register === 'agreements' ? 'Purpose' : 'Outcome', words: outcome }] : [],
        instead: null,
        corrected: null,
      }
    })
}

export const registerLinesByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode })
