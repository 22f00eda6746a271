import { Unzip, UnzipInflate } from 'fflate'

/** The most of a workbook that is read. Sizes in a zip's directory are the sender's word: what comes out is counted. */
const MOST = { unpacked: 12_000_000, parts: 200, rows: 5_000, column: 'ZZ' }

const TOO_LARGE = 'is too large when unpacked'
const TOO_FAR = `has a cell too far out: the table ends by row ${MOST.rows.toLocaleString('en-GB')}`

/** The message says what is wrong with the file, after its name. */
class Unreadable extends Error {}

/**
 * Unpacks a workbook in pieces, counts what comes out and looks at every cell's address, before a library that would believe both
 * reads it: a file of 1.4 kB with one cell at the far end ends a process. Throws with what is wrong, in words.
 */
function checkWorkbook(bytes: Uint8Array): void {
  let [unpacked, parts] = [0, 0]
  const unzip = new Unzip((file) => {
    if (++parts > MOST.parts) throw new Unreadable(TOO_LARGE)
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(file.name)
    const text = new TextDecoder()
    let rest = ''
    file.ondata = (error, chunk, final) => {
      // What is thrown below comes back here as an error of the library.
      if (error) throw error instanceof Unreadable ? error : new Unreadable('is damaged, or protected by a password')
      unpacked += chunk.length
      if (unpacked > MOST.unpacked) throw new Unreadable(TOO_LARGE)
      if (!isSheet) return
      const piece = rest + text.decode(chunk, { stream: !final })
      for (const [, column = '', row] of piece.matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g))
        if (Number(row) > MOST.rows || column.length > MOST.column.length) throw new Unreadable(TOO_FAR)
      rest = piece.slice(-40)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += 16_384) unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length)
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('is damaged: it cannot be unpacked')
  }
  if (parts === 0) throw new Unreadable('is no Excel workbook')
}

const inCell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}

/** The first sheet of an .xlsx as rows of cells, as JSON; a day is ISO. Throws with what is wrong with the file, in words. */
export async function readWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  checkWorkbook(bytes)
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(Buffer.from(bytes)).catch(() => {
    throw new Unreadable('is no Excel workbook (.xlsx) that can be read')
  })
  return new TextEncoder().encode(JSON.stringify(rows.map((row) => row.map(inCell))))
}
