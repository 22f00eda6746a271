import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { Filled, Register } from './register-kinds.ts'

/** A line as it stands. `version`: the marker of its form. */
export type Line = { id: string; version: string; filled: Filled; recordedAt: Instant }
/** A version of a line; `removed`: from then on it is gone. */
export type LineVersion = Line & { register: Register; removed: boolean; recordedBy: string }

/** True for the version of a line (`l`) that holds. */
export const HOLDS = `not exists (select 1 from register_lines n
  where n.practice_code = l.practice_code and n.line_id = l.line_id and n.rowid > l.rowid)`
const COLUMNS = 'l.line_id as id, l.id as version, l.filled, l.recorded_at as recordedAt'

const standing = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS} from register_lines l where l.practice_code = ? and l.register = ? and l.removed = 0 and ${HOLDS} order by l.rowid`,
  ),
)
const one = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS} from register_lines l
     where l.practice_code = ? and l.register = ? and l.line_id = ? and l.removed = 0 and ${HOLDS}`,
  ),
)
const every = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS}, l.register, l.removed, l.recorded_by as recordedBy from register_lines l
     where l.practice_code = @practiceCode and (@lineId is null or l.line_id = @lineId) order by l.rowid`,
  ),
)
const last = prepared((db) =>
  db.$client
    .prepare('select id from register_lines where practice_code = ? and register = ? order by rowid desc limit 1')
    .pluck(),
)

type Row = { id: string; version: string; filled: string; recordedAt: Instant }
const lineFrom = <R extends Row>(row: R) => ({ ...row, filled: JSON.parse(row.filled) as Filled })

/** Every line of a practice's register as it stands. */
export const linesOf = (db: Db, practiceCode: string, register: Register): Line[] =>
  (standing(db).all(practiceCode, register) as Row[]).map(lineFrom)

/** A line of this practice's register as it stands. */
export function lineById(db: Db, practiceCode: string, register: Register, id: string): Line | undefined {
  const row = one(db).get(practiceCode, register, id) as Row | undefined
  return row && lineFrom(row)
}

/** Every version of a practice's lines, or of one (`lineId`), in the order they were recorded. */
export function versionsOf(db: Db, practiceCode: string, lineId: string | null = null): LineVersion[] {
  const rows = every(db).all({ practiceCode, lineId }) as (Row & { register: Register; removed: number; recordedBy: string })[]
  return rows.map((row) => ({ ...lineFrom(row), removed: row.removed === 1 }))
}

/** The marker of all that stands in a register. */
export const seenOfRegister = (db: Db, practiceCode: string, register: Register): string =>
  (last(db).get(practiceCode, register) as string | undefined) ?? ''

const due = prepared((db) =>
  db.$client.prepare(
    `select l.line_id as id, l.register, l.filled, l.due_on as dueOn from register_lines l
     where l.practice_code = ? and l.due_on >= ? and l.removed = 0 and ${HOLDS}`,
  ),
)
export type DueLine = { id: string; register: Register; filled: Filled; dueOn: Day }
/** The lines of a practice whose clock ends on a day or later. */
export const dueLines = (db: Db, practiceCode: string, from: Day): DueLine[] =>
  (due(db).all(practiceCode, from) as (Omit<DueLine, 'filled'> & { filled: string })[]).map((row) => ({
    ...row,
    filled: JSON.parse(row.filled) as Filled,
  }))

const anywhere = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS}, l.register from register_lines l
     where l.practice_code = ? and l.line_id = ? and l.removed = 0 and ${HOLDS}`,
  ),
)
/** A line of this practice as it stands, in whichever register. */
export function lineOfPractice(db: Db, practiceCode: string, id: string): (Line & { register: Register }) | undefined {
  const row = anywhere(db).get(practiceCode, id) as (Row & { register: Register }) | undefined
  return row && lineFrom(row)
}
