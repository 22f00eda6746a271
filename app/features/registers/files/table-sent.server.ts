import { asCsv } from '#app/platform/csv.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { uploadedTable } from '#app/platform/documents/uploaded-table.server.ts'
import type { Day } from '#app/platform/time.ts'
import type { Register } from '../lines/register-kinds.ts'
import { type LineTable, linesInTable } from './line-table.ts'

type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

/** The table in a form, from its file or as pasted, and its text as CSV to be given back. A chosen file goes before pasted words. */
export async function tableSent(
  form: FormData,
  register: Register,
  make: Make,
  today: Day,
): Promise<LineTable & { list: string }> {
  const [file, pasted] = [form.get('file'), form.get('list')]
  const isFile = file !== null && typeof file !== 'string' && file.size > 0
  const text = typeof pasted === 'string' ? pasted : ''
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text)
  const table = await uploadedTable(bytes, make)
  const [head, ...rows] = table.rows.map(({ cells }) => cells)
  const list = isFile ? (head ? asCsv(head, rows).replace(/^\uFEFF/, '') : '') : text
  return { ...linesInTable(register, table, today), list }
}
