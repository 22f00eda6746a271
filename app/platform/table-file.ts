import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'

/** One row of a table; `line` is the line of the file it ends on. */
export type FileRow = { line: number; cells: string[] }
/**
 * A table from a file or pasted text. `notes`: changes made by a spreadsheet program, in words for the person who gave it, that
 * did not prevent reading. `problems`: why it cannot be read; `rows` is empty then.
 */
export type FileTable = { rows: FileRow[]; notes: string[]; problems: { line: number | null; message: string }[] }

const AS_CSV = 'Open it in the spreadsheet program and save it as “CSV UTF-8”'
const QUOTES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed: the file is cut off or damaged',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark closes in the middle of a field: the file is damaged',
  INVALID_OPENING_QUOTE: 'a quotation mark opens in the middle of a field: the file is damaged',
}
const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const
type Delimiter = keyof typeof DELIMITERS

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)
const decoded = (label: string, bytes: Uint8Array) => new TextDecoder(label).decode(bytes)

/** The text of a file: UTF-8, UTF-16 as a spreadsheet saves “Unicode text”, else Windows-1252. */
function textOf(bytes: Uint8Array, notes: string[]): { text: string } | { problem: string } {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    return { problem: `is a zip or an Excel workbook (.xlsx), whatever its name says. Unpack a zip. A workbook: ${AS_CSV}` }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { problem: `is an old Excel workbook (.xls), whatever its name says. ${AS_CSV}` }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { problem: 'is a PDF. A table is needed: CSV as it was published' }
  const utf16 = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined
  if (utf16) {
    notes.push('saved as Unicode text (UTF-16)')
    return { text: decoded(utf16, bytes) }
  }
  if (bytes.subarray(0, 4096).includes(0)) return { problem: `is not a CSV file. ${AS_CSV}` }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: decoded('windows-1252', bytes) }
  }
}

/** The separator of a line's fields outside quotation marks: the most frequent one; a comma where there is none. */
function delimiterOf(line: string): Delimiter {
  const bare = line.replace(/"[^"]*"/g, '')
  const counted = (Object.keys(DELIMITERS) as Delimiter[]).map((sign) => [sign, bare.split(sign).length - 1] as const)
  const [sign, times] = counted.reduce((most, one) => (one[1] > most[1] ? one : most))
  return times > 0 ? sign : ','
}

const SPACES = /[\u00a0\u2007\u202f\ufeff]/g
/** What nobody sees in a cell: soft hyphens, spaces of no width, marks of direction. */
const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u2060]/
const ALL_UNSEEN = new RegExp(UNSEEN, 'g')
/** How a spreadsheet keeps a cell from being read as a number: `="X99001"`, or an apostrophe in front. */
const KEPT_AS_TEXT = /^(?:="([^"]*)"|'([^']*))$/
const NOT_ASCII = /[^\x20-\x7e]/

/** A cell without spaces around it, also those that only look like spaces, without what nobody sees and without a mark of text. */
export function cellOf(cell: string): string {
  const seen = NOT_ASCII.test(cell) ? cell.replace(SPACES, ' ').replace(ALL_UNSEEN, '') : cell
  return seen.trim().replace(KEPT_AS_TEXT, '$1$2')
}

/**
 * Reads a table from the bytes of a file. Accepted, and listed in `notes`: semicolons or tabs between fields, a first line
 * `sep=;`, UTF-16, a lone CR at line ends, emptied rows. Refused: a workbook, an empty file, an open quotation mark. A published
 * file ends with a line end: `cutOff` tells that this one does not.
 */
export function readTable(bytes: Uint8Array): FileTable & { cutOff: boolean } {
  const table: FileTable & { cutOff: boolean } = { rows: [], notes: [], problems: [], cutOff: false }
  const read = textOf(bytes, table.notes)
  if ('problem' in read) table.problems.push({ line: null, message: read.problem })
  else if (read.text.replace(SPACES, ' ').trim() === '') table.problems.push({ line: null, message: 'is empty' })
  else readText(read.text, table)
  return table
}

/**
 * The lines of a pasted list or file, each on its own, because some lines may be wrong and others right. Drops a first line
 * `sep=;` and lines without a word; anything that looks like a space is a space.
 */
export function readPastedLines(text: string): { line: number; text: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row, index) => ({ line: index + 1, text: row.replace(SPACES, ' ').trim() }))
    .filter((row) => /[^\s,;"]/.test(row.text) && !(row.line === 1 && /^"?sep=.?"?$/i.test(row.text)))
}

function readText(raw: string, table: FileTable & { cutOff: boolean }): void {
  let text = raw.replace(/^\uFEFF/, '')
  table.cutOff = !/[\r\n]$/.test(text)
  if (/\r(?!\n)/.test(text) && !text.includes('\n')) {
    table.notes.push('line ends of an old Macintosh (CR)')
    text = text.replaceAll('\r', '\n')
  }
  const separator = /^"?sep=(.)"?[ \t]*\r?\n/i.exec(text)
  const first = text.slice(separator?.[0].length ?? 0).split(/\r?\n/, 1)[0] ?? ''
  const named = separator?.[1]
  const delimiter = named && named in DELIMITERS ? (named as Delimiter) : delimiterOf(first)
  if (separator) table.notes.push('a first line “sep=” made by a spreadsheet program')
  if (delimiter !== ',') table.notes.push(`${DELIMITERS[delimiter]} between the fields`)
  let emptied = 0
  const noted = { unseen: false, asText: false }
  try {
    parse(separator ? `\n${text.slice(separator[0].length)}` : text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      // Rows are collected here and not by the parser, which would need over twice the memory.
      on_record: (cells: string[], { lines }) => {
        const clean = cells.map(cellOf)
        for (const cell of cells) {
          noted.unseen ||= UNSEEN.test(cell)
          noted.asText ||= /^\s*["'=]/.test(cell) && KEPT_AS_TEXT.test(cell.replace(ALL_UNSEEN, '').trim())
        }
        if (clean.every((cell) => cell === '')) emptied++
        else table.rows.push({ line: lines, cells: clean })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(/line (\d+)/.exec(error.message)?.[1]) || null
    table.rows = []
    table.problems.push({ line, message: QUOTES[error.code] ?? `is not CSV as expected (${error.code})` })
    return
  }
  if (noted.unseen) table.notes.push('characters that nobody sees, such as a soft hyphen')
  if (noted.asText) table.notes.push('marks that keep a cell as text (="…" or an apostrophe)')
  if (emptied > 0) table.notes.push(emptied === 1 ? 'one emptied row' : `${emptied} emptied rows`)
  if (table.rows.length === 0) table.problems.push({ line: null, message: 'is empty' })
}
