import { type FileRow, readTable } from '#app/platform/table-file.ts'
import { type Day, isDay } from '#app/platform/time.ts'

/** A fault in a file, and where: `line` counts from 1; null = the whole file. */
export type FileProblem = { file: string; line: number | null; message: string }
/** `notes`: changes made to the file on its way here that did not prevent reading. */
export type Parsed<T> = { ok: true; value: T; notes: string[] } | { ok: false; problems: FileProblem[] }
export type { FileRow }

/** Collects the faults of one file, so that they are all reported at once. */
export class FileCheck {
  readonly file: string
  readonly problems: FileProblem[] = []
  readonly #notes = new Set<string>()
  readonly #lineOfCode = new Map<string, number>()

  constructor(file: string) {
    this.file = file
  }

  refuse(line: number | null, message: string): void {
    this.problems.push({ file: this.file, line, message })
  }

  /** Notes once a change to the file that did not prevent reading. */
  note(words: string): void {
    this.#notes.add(words)
  }

  /** Refuses a code that appeared on an earlier line. */
  once(code: string, line: number): void {
    const earlier = this.#lineOfCode.get(code)
    if (earlier === undefined) this.#lineOfCode.set(code, line)
    else this.refuse(line, `${code} stands here a second time: it is already on line ${earlier}`)
  }

  outcome<T>(value: T): Parsed<T> {
    return this.problems.length === 0 ? { ok: true, value, notes: [...this.#notes] } : { ok: false, problems: this.problems }
  }
}

/**
 * Reads a CSV file into rows. Changes made by a spreadsheet program are noted (`readTable`). Refused: anything that is not a
 * table, a row with another number of fields than the first, a last line without its line end (every published file ends with
 * one: without it, the file was cut off).
 */
export function readRows(bytes: Uint8Array, check: FileCheck): FileRow[] {
  const { rows, notes, problems, cutOff } = readTable(bytes)
  for (const note of notes) check.note(note)
  for (const { line, message } of problems) check.refuse(line, message)
  const width = rows[0]?.cells.length
  for (const { line, cells } of rows)
    if (cells.length !== width) check.refuse(line, `has ${cells.length} fields where the first line has ${width}`)
  if (cutOff && check.problems.length === 0)
    check.refuse(rows.at(-1)!.line, 'the last line has no line end: the file looks cut off')
  return rows
}

/** The position of each wanted column in the header. A missing one is refused by name, with the kind of file expected. */
export function findColumns<K extends string>(
  header: FileRow | undefined,
  wanted: Record<K, string>,
  expected: string,
  check: FileCheck,
): Record<K, number> {
  const names = header?.cells ?? []
  const folded = names.map((name) => name.toLowerCase())
  const columns = {} as Record<K, number>
  const missing: string[] = []
  for (const key of Object.keys(wanted) as K[]) {
    columns[key] = folded.indexOf(wanted[key].toLowerCase())
    if (columns[key] < 0) missing.push(wanted[key])
  }
  const recased = Object.values<string>(wanted).some((name) => !names.includes(name) && folded.includes(name.toLowerCase()))
  if (recased && missing.length === 0) check.note('headings in other letters, capital or small')
  if (missing.length > 0 && check.problems.length === 0) {
    check.refuse(
      1,
      `is not ${expected}: ${missing.length === 1 ? `the column ${missing[0]} is` : `the columns ${missing.join(', ')} are`} missing`,
    )
  }
  return columns
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
/** A month by its name, its first three letters, or “sept”; 0 = none. */
function monthOf(name: string): number {
  const typed = name.toLowerCase().replace(/^sept$/, 'sep')
  return MONTHS.findIndex((month) => typed === month || typed === month.slice(0, 3)) + 1
}
const IN_FIGURES = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: 00:00(?::00)?)?$/

/** A day in the formats of NHS files: `20260801`, `2026-08-01`, `01Aug2026`, `01-Jul-23`, `1 August 2026`. Undefined for anything else. */
function dayFrom(text: string): Day | undefined {
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  const named = /^(\d{1,2})[- ]?([A-Za-z]{3,9})[- ]?(\d{4}|\d{2})$/.exec(text)
  let day = ''
  if (plain) day = `${plain[1]}-${plain[2]}-${plain[3]}`
  if (named) {
    const month = monthOf(named[2]!)
    const year = named[3]!.length === 2 ? `20${named[3]}` : named[3]
    day = `${year}-${String(month).padStart(2, '0')}-${named[1]!.padStart(2, '0')}`
  }
  return isDay(day) ? day : undefined
}

/**
 * Reads the days of one column. Returns undefined for anything that is not a day; `refusal` gives the reason where there is one
 * cause.
 */
export type DayColumn = { read: (text: string) => Day | undefined; refusal: string | undefined }

/**
 * How to read the days of one column. A spreadsheet program in Britain saves 01/08/2026. It is accepted where the column cannot
 * be read the other way round (some first number is over 12), or where `firstOfMonth` states that every day is the first of a
 * month. Otherwise it is refused once, with the cause.
 */
export function dayColumn(texts: Iterable<string>, check: FileCheck, firstOfMonth = false): DayColumn {
  const inFigures = [...texts].flatMap((text) => {
    const match = IN_FIGURES.exec(text)
    return match ? [{ text, front: Number(match[1]), second: Number(match[2]), year: match[3]! }] : []
  })
  if (inFigures.length === 0) return { read: dayFrom, refusal: undefined }
  const dayInFront = inFigures.some(({ front }) => front > 12) || (firstOfMonth && inFigures.every(({ front }) => front === 1))
  const monthInFront = inFigures.some(({ second }) => second > 12)
  if (!dayInFront || monthInFront) {
    const refusal = `days are written as ${inFigures[0]!.text}, and nothing tells which is the month: the file was opened and saved in a spreadsheet program. Give the file as it was published`
    return { read: (text) => (IN_FIGURES.test(text) ? undefined : dayFrom(text)), refusal }
  }
  check.note('days written as a spreadsheet program saves them (dd/mm/yyyy)')
  const days = new Map(
    inFigures.map(({ text, front, second, year }) => [
      text,
      `${year}-${String(second).padStart(2, '0')}-${String(front).padStart(2, '0')}`,
    ]),
  )
  return {
    read: (text) => {
      const day = days.get(text)
      return day === undefined ? dayFrom(text) : isDay(day) ? day : undefined
    },
    refusal: undefined,
  }
}

/** A practice's code in capitals, as in ODS; small letters are noted. */
export function practiceCodeOf(text: string, check: FileCheck): string {
  const code = text.trim().toUpperCase()
  if (code !== text.trim() && PRACTICE_CODE.test(code)) check.note('practice codes in small letters')
  return code
}

export const PRACTICE_CODE = /^[A-Z]\d{5}$/
/** ODS gives Welsh practices codes that begin with W, whatever else a file says. */
export const isWelsh = (code: string) => code.startsWith('W')
