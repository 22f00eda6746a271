import { HOLDS } from '#app/features/registers/lines/line-queries.server.ts'
import { choiceWords, type Filled, nameOfLine, type Register } from '#app/features/registers/lines/register-kinds.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

/** The day a line says something of: notice given, an agreement decided, something come in. Lines without one say nothing dated yet. */
const HELD_ON = `case l.register when 'services' then json_extract(l.filled, '$.givenOn')
  when 'agreements' then json_extract(l.filled, '$.decidedOn') else json_extract(l.filled, '$.receivedOn') end`
const HELD = `select l.id, l.register, l.filled, ${HELD_ON} as holdsOn, l.recorded_at as recordedAt, l.recorded_by as recordedBy
  from register_lines l where l.practice_code = @practiceCode and l.removed = 0 and ${HOLDS}`

const lines = prepared((db) => db.$client.prepare(`select * from (${HELD}) where holdsOn between @from and @until`))
const years = prepared((db) =>
  db.$client.prepare(
    `select substr(holdsOn, 1, 4) as year, null as action, count(*) as lines from (${HELD}) where holdsOn is not null group by year`,
  ),
)

type Row = { id: string; register: Register; filled: string; holdsOn: string; recordedAt: number; recordedBy: string }

function saysOf(register: Register, filled: Filled): string {
  const name = nameOfLine(register, filled)
  if (register === 'services') return `Notice given: ${name}`
  if (register === 'asked') return `Came in: ${name}`
  return `Agreement decided: ${name}: ${choiceWords('agreements', 'decision', filled)}`
}

/** What a practice's registers say of a day, as they stand; of an action alone, nothing. */
export function registerLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  return (lines(db).all(asked) as Row[]).map(({ register, filled: json, ...row }) => {
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

export const registerLinesByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode }) as YearCount[]
