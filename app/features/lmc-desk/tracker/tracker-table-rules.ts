import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { FileTable } from '#app/platform/table-file.ts'

/** The most of an office's own list that is read. An LMC has 158 practices and a menu ten actions. */
export const MOST_ROWS = 2_000
const MOST_COLUMNS = 60
export const MOST_TEXT = 400_000

export type TrackerRow = { line: number; cells: string[] }
/** `heads`: what each column is called, with what stands merged above it. */
export type TrackerTable = { heads: string[]; headLine: number; rows: TrackerRow[]; notes: string[] }

const filled = (cells: readonly string[]) => cells.filter(Boolean).length
/** An apostrophe before a formula is how a CSV keeps it from running. */
const bare = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
/** Rows above the table: a title, a date, who keeps it. */
const HEAD_WITHIN = 12

/** An office's list as read: its row of heads is found, and what stands above it left out. `problem`: why nothing can be read. */
export function trackerTable({ rows, notes, problems }: FileTable): TrackerTable | { problem: string } {
  const [first] = problems
  if (first) return { problem: `The list ${first.message}${first.line ? `, line ${first.line}` : ''}.` }
  if (rows.length > MOST_ROWS + HEAD_WITHIN)
    return {
      problem: `The list has ${inFigures(rows.length)} rows; ${inFigures(MOST_ROWS)} can be read at most. Keep the rows of your practices.`,
    }
  const top = rows.slice(0, HEAD_WITHIN)
  const widest = Math.max(...top.map(({ cells }) => filled(cells)))
  const at = top.findIndex(({ cells }) => filled(cells) >= Math.max(2, widest * 0.6))
  const head = rows[at]
  if (!head) return { problem: 'The list needs two columns at least: the practice, and what it does.' }
  const body = rows.slice(at + 1).map(({ line, cells }) => ({ line, cells: cells.map(bare) }))
  const width = Math.max(head.cells.length, ...body.map(({ cells }) => cells.length))
  if (width > MOST_COLUMNS)
    return { problem: `The list has ${width} columns; ${MOST_COLUMNS} can be read at most. Take away those not needed.` }
  if (body.length === 0) return { problem: 'The list has the names of its columns and no row under them.' }
  const above = mergedAbove(rows[at - 1]?.cells ?? [])
  const heads = Array.from({ length: width }, (_, index) => [above[index], head.cells[index]].filter(Boolean).join(': '))
  return { heads, headLine: head.line, rows: body, notes }
}

/** A row over the heads in which one name stands over several columns: it holds for those to its right until the next. */
function mergedAbove(cells: readonly string[]): string[] {
  if (filled(cells) < 2) return []
  let last = ''
  return cells.map((cell) => {
    last = cell || last
    return last
  })
}
