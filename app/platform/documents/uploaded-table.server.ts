import { createHash } from 'node:crypto'
import { cellOf, type FileTable, readTable } from '../table-file.ts'
import type { DocumentJob } from './document-jobs.ts'
import { isDocumentFailed, isDocumentMakerEnded } from './document-maker.server.ts'

type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

/** Of a workbook over which the process that reads it ended. */
const ASKS_TOO_MUCH =
  'cannot be read: it asks for more than a table does. Copy the table alone into a new workbook, or save it as CSV'

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/**
 * A table that somebody sent: CSV, or the first sheet of an .xlsx, which is read beside the server, so that a hostile
 * file stops nobody. What is wrong with it stands in `problems`.
 */
export async function uploadedTable(bytes: Uint8Array, make: Make): Promise<FileTable> {
  if (!isZip(bytes)) return readTable(bytes)
  try {
    const key = `workbook ${createHash('sha256').update(bytes).digest('hex')}`
    const text = new TextDecoder().decode(await make(key, () => ({ kind: 'workbook', bytes })))
    const rows = (JSON.parse(text) as string[][])
      .map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf) }))
      .filter(({ cells }) => cells.some(Boolean))
    const problems = rows.length === 0 ? [{ line: null, message: 'is empty' }] : []
    return { rows, notes: ['an Excel workbook: its first sheet'], problems }
  } catch (error) {
    if (!isDocumentFailed(error)) throw error
    const message = isDocumentMakerEnded(error) ? ASKS_TOO_MUCH : error.message
    return { rows: [], notes: [], problems: [{ line: null, message }] }
  }
}
