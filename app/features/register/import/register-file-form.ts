import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { type Day, isDay } from '#app/platform/time.ts'

/** What is wrong with a file, and where: `line` counts from 1; null = the file as a whole. */
export type FileProblem = { file: string; line: number | null; message: string }
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] }
/** One row of a file; `line` is the line it ends on. */
export type Row = { line: number; cells: string[] }

/** Collects what is wrong with one file, so that a reader hears everything at once. */
export class FileCheck {
  readonly file: string
  readonly problems: FileProblem[] = []
  readonly #lineOfCode = new Map<string, number>()

  constructor(file: string) {
    this.file = file
  }

  refuse(line: number | null, message: string): void {
    this.problems.push({ file: this.file, line, message })
  }

  /** Refuses a code that stands on an earlier line too. */
  once(code: string, line: number): void {
    const earlier = this.#lineOfCode.get(code)
    if (earlier === undefined) this.#lineOfCode.set(code, line)
    else this.refuse(line, `${code} stands here a second time: it is already on line ${earlier}`)
  }

  outcome<T>(value: T): Parsed<T> {
    return this.problems.length === 0 ? { ok: true, value } : { ok: false, problems: this.problems }
  }
}

/** The text of a file: UTF-8, or Windows-1252 where it is not. Undefined for what is no text at all (a zip, a spreadsheet). */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 4096).includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const QUOTES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed: the file is cut off or damaged',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark closes in the middle of a field: the file is damaged',
  INVALID_OPENING_QUOTE: 'a quotation mark opens in the middle of a field: the file is damaged',
}

/**
 * Reads a CSV file into rows. Refused: what is no text, an empty file, a quotation mark left open, a row with more or fewer
 * fields than the first, a last line without its line end (every file as published ends with one: without it, it was cut off).
 */
export function readRows(bytes: Uint8Array, check: FileCheck): Row[] {
  const text = textOf(bytes)
  if (text === undefined) check.refuse(null, 'is not a CSV file. Unpack a zip, save a spreadsheet as CSV, and give that file')
  else if (text.trim() === '') check.refuse(null, 'is empty')
  if (text === undefined || check.problems.length > 0) return []
  try {
    const rows: Row[] = []
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      // Kept here and not by the parser: it would hold on to more than twice the memory.
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells })
        return null
      },
    })
    const width = rows[0]!.cells.length
    for (const { line, cells } of rows) {
      if (cells.length !== width) check.refuse(line, `has ${cells.length} fields where the first line has ${width}`)
    }
    if (!text.endsWith('\n') && check.problems.length === 0) {
      check.refuse(rows.at(-1)!.line, 'the last line has no line end: the file looks cut off')
    }
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(/line (\d+)/.exec(error.message)?.[1]) || null
    check.refuse(line, QUOTES[error.code] ?? `is not CSV as expected (${error.code})`)
    return []
  }
}

/** Where each wanted column stands in the header. A missing one is refused by name, with what kind of file was expected. */
export function findColumns<K extends string>(
  header: Row | undefined,
  wanted: Record<K, string>,
  expected: string,
  check: FileCheck,
): Record<K, number> {
  const names = (header?.cells ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim())
  const columns = {} as Record<K, number>
  const missing: string[] = []
  for (const key of Object.keys(wanted) as K[]) {
    columns[key] = names.indexOf(wanted[key])
    if (columns[key] < 0) missing.push(wanted[key])
  }
  if (missing.length > 0 && check.problems.length === 0) {
    check.refuse(
      1,
      `is not ${expected}: ${missing.length === 1 ? `the column ${missing[0]} is` : `the columns ${missing.join(', ')} are`} missing`,
    )
  }
  return columns
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as the NHS files write it: `20260801`, `2026-08-01`, `01Aug2026`, `01-Jul-23`. Undefined for what is no day. */
export function dayFrom(text: string): Day | undefined {
  const plain = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  const named = /^(\d{1,2})-?([A-Za-z]{3})-?(\d{4}|\d{2})$/.exec(text)
  let day = ''
  if (plain) day = `${plain[1]}-${plain[2]}-${plain[3]}`
  if (named) {
    const month = MONTHS.indexOf(named[2]!.toLowerCase()) + 1
    const year = named[3]!.length === 2 ? `20${named[3]}` : named[3]
    day = `${year}-${String(month).padStart(2, '0')}-${named[1]!.padStart(2, '0')}`
  }
  return isDay(day) ? day : undefined
}

export const PRACTICE_CODE = /^[A-Z]\d{5}$/
/** ODS gives Welsh practices codes that begin with W, whatever else a file says of them. */
export const isWelsh = (code: string) => code.startsWith('W')
