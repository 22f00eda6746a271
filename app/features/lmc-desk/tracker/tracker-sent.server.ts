import { asCsv } from '#app/platform/csv.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { uploadedTable } from '#app/platform/documents/uploaded-table.server.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { FileRow } from '#app/platform/table-file.ts'
import { MOST_ROWS, MOST_TEXT, type TrackerTable, trackerTable } from './tracker-table-rules.ts'

const LINE_END = 0x0a
/** A cell may hold several lines; a zip holds some by chance. */
const MOST_LINES = MOST_ROWS * 2
const TOO_MANY_LINES = `The list has over ${inFigures(MOST_LINES)} lines; ${inFigures(MOST_ROWS)} rows can be read at most. Keep the rows of your practices.`

type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

/**
 * The list in a form, from its file or as pasted, and its text as CSV, which the page carries from step to step: Concert keeps none of it. A
 * chosen file goes before pasted words.
 */
export async function trackerSent(
  form: FormData,
  make: Make,
): Promise<{ list: string; read: TrackerTable | { problem: string } }> {
  const [file, pasted] = [form.get('file'), form.get('list')]
  const isFile = file !== null && typeof file !== 'string' && file.size > 0
  const text = typeof pasted === 'string' ? pasted : ''
  if (!isFile && text.trim() === '') return { list: '', read: { problem: 'Choose a file, or paste the list.' } }
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
  // Counted before it is read: reading holds the server's thread.
  if (bytes.filter((byte) => byte === LINE_END).length > MOST_LINES) return { list: '', read: { problem: TOO_MANY_LINES } }
  const table = await uploadedTable(bytes, make)
  const list = isFile ? asText(table.rows) : text
  if (list.length > MOST_TEXT)
    return { list: '', read: { problem: 'The list is too long. Take away columns that are not needed.' } }
  return { list, read: trackerTable(table) }
}

/** The rows as CSV, each on the line of its file, so that a row keeps its number from step to step. */
function asText(rows: readonly FileRow[]): string {
  const [head, ...body] = rows.map(({ cells }) => cells.map((cell) => cell.replace(/\s+/g, ' ')))
  if (!head) return ''
  const written = asCsv(head, body)
    .replace(/^\uFEFF/, '')
    .split('\r\n')
  const lines: string[] = []
  for (const [index, { line }] of rows.entries()) {
    while (lines.length < line - 1) lines.push('')
    lines.push(written[index] ?? '')
  }
  return `${lines.join('\r\n')}\r\n`
}
