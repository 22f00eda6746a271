import type { FieldErrors } from '#app/platform/form.ts'
import type { FileTable } from '#app/platform/table-file.ts'
import type { Day } from '#app/platform/time.ts'
import { parseLine } from '../lines/line-form.ts'
import { MOST_LINES } from '../lines/line-rules.ts'
import {
  type Filled,
  fieldOf,
  type LineField,
  nameField,
  nameKey,
  REGISTER_FIELDS,
  type Register,
  twinField,
} from '../lines/register-kinds.ts'

/** What a file says beside the fields, and what is not read back. */
export const WORKED_OUT = 'Clock ends (worked out)'

export type WrongRow = { line: number; name: string; messages: string[] }
export type RightRow = { line: number; filled: Filled }
/** `unread`: heads of columns that the register does not know. `problem`: why nothing can be read. */
export type LineTable = { right: RightRow[]; wrong: WrongRow[]; unread: string[]; notes: string[]; problem?: string }

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
/** A spreadsheet counts days from here; it hands a day without a format as a number. */
const SERIAL_START = Date.UTC(1899, 11, 30)
const serialDay = (text: string) =>
  /^\d{5}$/.test(text) ? new Date(SERIAL_START + Number(text) * 86_400_000).toISOString().slice(0, 10) : text

/** A cell as a form would have it: a choice by its key or its words, a day as it is typed. */
function typedIn({ kind, choices = {} }: LineField, cell: string): string {
  // An apostrophe before a formula is how CSV of ours keeps it from running.
  const text = /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
  if (kind === 'day') return serialDay(text)
  if (kind !== 'choice') return text
  const found = Object.entries(choices).find(([key, words]) => plain(key) === plain(text) || plain(words) === plain(text))
  return found?.[0] ?? text
}

/** The lines of a table by the heads of its columns, as on the page. Every row is read; wrong ones are told with all that is wrong. */
export function linesInTable(register: Register, { rows, notes, problems }: FileTable, today: Day): LineTable {
  const nothing = (problem: string): LineTable => ({ right: [], wrong: [], unread: [], notes: [], problem })
  const [first] = problems
  if (first) return nothing(`The file ${first.message}${first.line ? `, line ${first.line}` : ''}.`)
  const [head, ...body] = rows
  const fields = REGISTER_FIELDS[register]
  const columns = (head?.cells ?? []).map((cell) =>
    fields.find(({ key, label }) => plain(cell) === plain(label) || plain(cell) === plain(key)),
  )
  const lacking = fields.filter((field) => field.required && !columns.includes(field))
  if (lacking.length > 0)
    return nothing(
      `The first row names the columns. This one has no ${lacking.map(({ label }) => `“${label}”`).join(' and no ')}. Load the example to see them all.`,
    )
  if (body.length === 0) return nothing('The table has its columns and no row under them.')
  if (body.length > MOST_LINES) return nothing(`The table has ${body.length} rows; ${MOST_LINES} can be loaded at most.`)
  const unread = (head?.cells ?? []).filter((cell, index) => cell && !columns[index] && cell !== WORKED_OUT)
  const table: LineTable = { right: [], wrong: [], unread, notes }
  const seen = new Map<string, number>()
  for (const { line, cells } of body) {
    const values: Record<string, string> = {}
    for (const [index, field] of columns.entries()) if (field) values[field.key] = typedIn(field, cells[index] ?? '')
    const read = parseLine(register, values, today)
    const wrong = (errors: FieldErrors) => {
      const messages = Object.entries(errors).map(([key, message]) => `${fieldOf(register, key).label}: ${message}`)
      table.wrong.push({ line, name: values[nameField(register)] || 'without a name', messages })
    }
    if (!read.ok) {
      wrong(read.errors)
      continue
    }
    const key = nameKey(register, read.value)
    const twin = seen.get(key)
    if (twin !== undefined) wrong({ [twinField(register)]: `row ${twin} has the same.` })
    else table.right.push({ line, filled: read.value })
    seen.set(key, twin ?? line)
  }
  return table
}
