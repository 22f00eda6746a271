import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { anywhere, due, every, last, one, type Row, standing } from './lines.sql.ts'
import type { Filled, Register } from './register-kinds.ts'

/** A line as it stands. `version`: the marker of its form. */
export type Line = { id: string; version: string; filled: Filled; recordedAt: Instant }
/** A version of a line; `removed`: from then on it is gone. */
export type LineVersion = Line & { register: Register; removed: boolean; recordedBy: string }

const lineFrom = <R extends Row>(row: R) => ({ ...row, filled: JSON.parse(row.filled) as Filled })

/** Every line of a practice's register as it stands. */
export const linesOf = (db: Db, practiceCode: string, register: Register): Line[] =>
  standing(db).all(practiceCode, register).map(lineFrom)

/** A line of this practice's register as it stands. */
export function lineById(db: Db, practiceCode: string, register: Register, id: string): Line | undefined {
  const row = one(db).get(practiceCode, register, id)
  return row && lineFrom(row)
}

/** Every version of a practice's lines, or of one (`lineId`), in the order they were recorded. */
export function versionsOf(db: Db, practiceCode: string, lineId: string | null = null): LineVersion[] {
  const rows = every(db).all({ practiceCode, lineId })
  return rows.map((row) => ({ ...lineFrom(row), removed: row.removed === 1 }))
}

/** The marker of all that stands in a register. */
export const seenOfRegister = (db: Db, practiceCode: string, register: Register): string =>
  last(db).get(practiceCode, register) ?? ''

export type DueLine = { id: string; register: Register; filled: Filled; dueOn: Day }
/** The lines of a practice whose clock ends on a day or later. */
export const dueLines = (db: Db, practiceCode: string, from: Day): DueLine[] =>
  due(db)
    .all(practiceCode, from)
    .map((row) => ({
      ...row,
      filled: JSON.parse(row.filled) as Filled,
    }))

/** A line of this practice as it stands, in whichever register. */
export function lineOfPractice(db: Db, practiceCode: string, id: string): (Line & { register: Register }) | undefined {
  const row = anywhere(db).get(practiceCode, id)
  return row && lineFrom(row)
}
