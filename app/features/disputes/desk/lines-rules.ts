import type { Cells, RowList } from '#app/features/editors/drafts/row-lists.ts'
import type { Column } from './row-columns.ts'

/* Rows of a form as they are stored: a row a line, its cells parted by |, its sources at the end in brackets. */

/** A list of rows. `cited`: each names its sources. `optional`: the last column may be left out. */
export type List = { one: string; columns: readonly Column[]; cited?: true; optional?: true; least?: number }

/** What a row has beside its columns, where it names its sources. */
export const CITED = {
  sources: 'Sources by number',
  conflict: 'What the sources disagree about',
  derived: 'How the day is known',
} as const
export const WORKED_OUT = 'worked out here'

const BAR = /(?<!\\)\|/
const withBars = (cell: string) => cell.replaceAll('\\|', '|')
function inLine(cells: readonly string[]): string {
  const written = cells.map((cell) =>
    cell
      .split('\n')
      .map((line) => line.trim())
      .join(' ')
      .replaceAll('|', '\\|')
      .trim(),
  )
  while (written.at(-1) === '') written.pop()
  return written.join(' | ')
}
/** Without bars behind the last cell: nothing follows them. */
function withoutBars(text: string): string {
  let bare = text.trimEnd()
  while (bare.endsWith('|') && !bare.endsWith('\\|')) bare = bare.slice(0, -1).trimEnd()
  return bare
}

/** What stands in the place of a source that was the only one named: never another in its stead. */
const TAKEN_OUT = 'taken out'
const SOURCES = /\[([\d, ]+|taken out)\]$/
/** In a row, whatever stands in brackets at its end is meant as its sources. */
const ANY_SOURCES = /\[([^[\]]*)\]$/
const CONFLICT = 'Sources differ: '
const DERIVED = /The day is worked out here\.$/

/** Takes off the end of a text what its sources disagree about and how its day is known. */
function withoutDoubts(text: string): { text: string; conflict?: string; derived?: true } {
  const at = text.indexOf(CONFLICT, text.lastIndexOf('\n') + 1)
  const conflict = at === -1 ? '' : text.slice(at + CONFLICT.length)
  const told = conflict === '' ? text : text.slice(0, at).trimEnd()
  const derived = DERIVED.test(told)
  return { text: withoutBars(told.replace(DERIVED, '')).trim(), ...(conflict && { conflict }), ...(derived && { derived }) }
}

/** The numbers of sources as typed, or what is wrong with them. `known`: how many sources there are; of one alone none need be named. */
function numbersIn(typed: string, known: number, unnamed: string): string[] | string {
  if (typed.trim() === TAKEN_OUT) return 'Its source was taken out: name another by number, such as 1.'
  const named = typed.split(/[, ]+/).filter(Boolean)
  const all = named.length === 0 && known === 1 ? ['1'] : named
  const unknown = all.find((one) => !/^\d+$/.test(one) || Number(one) < 1 || Number(one) > known)
  if (unknown !== undefined) return `[${unknown}] is none of the sources: there ${known === 1 ? 'is 1' : `are ${known}`}.`
  return all.length === 0 && known > 0 ? unnamed : all
}

/** Takes sources, what they disagree about and how the day is known off the end of a field. */
export function cited(text: string, known: number) {
  const typed = withoutBars(text)
  const sources = numbersIn(SOURCES.exec(typed)?.[1] ?? '', known, 'name its source at the end, such as [1].')
  return { ...withoutDoubts(withoutBars(typed.replace(SOURCES, ''))), sources }
}

/** The end of a field: what `cited` takes off. */
export const citation = ({ sources, conflict, derived }: { sources: readonly string[]; conflict?: string; derived?: true }) =>
  `${derived ? ' The day is worked out here.' : ''}${conflict ? ` Sources differ: ${conflict}` : ''} [${sources.join(', ')}]`

/** The cells of a line, and back. */
export function rowList({ one, columns, cited: names }: List): RowList {
  const labels = Object.fromEntries(columns.map(({ key, label }) => [key, label]))
  return {
    one,
    cells: names ? { ...labels, ...CITED } : labels,
    toCells: (line) => {
      const typed = withoutBars(line)
      const parts = (names ? withoutBars(typed.replace(ANY_SOURCES, '')) : typed).split(BAR)
      const end = names ? withoutDoubts(parts.pop() ?? '') : undefined
      const all = (end ? [...parts, end.text] : parts).map((cell) => withBars(cell).trim())
      const last = columns.length - 1
      const given = [...all.slice(0, last), all.slice(last).join(' | ')]
      const cells = Object.fromEntries(columns.map(({ key }, nth) => [key, given[nth] ?? '']))
      if (!end) return cells
      const sources = withBars(ANY_SOURCES.exec(typed)?.[1] ?? '')
      return { ...cells, sources, conflict: withBars(end.conflict ?? ''), derived: end.derived ? WORKED_OUT : '' }
    },
    toLine: (cells) => {
      const { conflict = '', derived } = cells
      // Typed with its brackets or without.
      const sources = (cells.sources ?? '').replace(/[[\]]/g, '')
      const doubts = `${derived ? ' The day is worked out here.' : ''}${conflict ? ` Sources differ: ${inLine([conflict])}` : ''}`
      const written = columns.map(({ key }) => cells[key] ?? '')
      // Doubts stand behind the last cell, also where that is empty.
      const said = `${doubts ? written.map((cell) => inLine([cell])).join(' | ') : inLine(written)}${doubts}`
      return (sources || (names && said.endsWith(']')) ? `${said} [${inLine([sources])}]` : said).trim()
    },
  }
}

type LineRow = Record<string, unknown> & { sources: string[]; conflict?: string; derived?: true; words?: string }
/** What is wrong with a cell; rows are counted from 1. */
export type WrongCell = { row: number; cell: string; message: string }

/** The rows of a list as stored, and what is wrong with a cell. `known`: how many sources there are. */
export function readLines(text: string, list: List, known: number): { rows: LineRow[]; wrong: WrongCell[] } {
  const wrong: WrongCell[] = []
  const { toCells } = rowList(list)
  const typed = text.split('\n').filter((line) => line.trim() !== '')
  const rows = typed.map((line, index) => {
    const cells: Cells = toCells(line)
    const say = (cell: string, message: string) => void wrong.push({ row: index + 1, cell, message })
    const row: LineRow = { sources: [] }
    if (cells.conflict) row.conflict = cells.conflict
    if (cells.derived) row.derived = true
    for (const [nth, column] of list.columns.entries()) {
      const cell = cells[column.key]!
      if (list.optional && nth === list.columns.length - 1 && cell === '') continue
      const value = column.read(cell)
      if (value === undefined)
        say(column.key, cell === '' ? column.asks : `“${cell.slice(0, 60)}” cannot be read here. ${column.asks}`)
      else if (column.key === 'number') Object.assign(row, value)
      else row[column.key] = value
    }
    const sources = list.cited ? numbersIn(cells.sources!, known, 'Name its source by number, such as 1.') : []
    if (typeof sources === 'string') say('sources', sources)
    else row.sources = sources
    return row
  })
  return { rows, wrong }
}

/** Rows of a record as they are stored in a draft. */
export function lineText(rows: readonly Record<string, unknown>[], list: List): string {
  const { toLine } = rowList(list)
  return rows
    .map((row) => {
      const written = list.columns.map(({ key, write }) => [key, write((key === 'number' ? row : row[key]) as never)])
      const { sources = [], conflict = '', derived } = row as Partial<LineRow>
      return toLine({ ...Object.fromEntries(written), sources: sources.join(', '), conflict, derived: derived ? WORKED_OUT : '' })
    })
    .join('\n')
}

/**
 * The values of a form after one of its sources is gone: the numbers of those behind it go down by one where a row of a list or the end of
 * one of `texts` names them. What named that source alone says so, until it names another.
 */
export function withoutSource(
  values: Readonly<Record<string, string>>,
  gone: number,
  { texts, lists }: { texts: readonly string[]; lists: Readonly<Partial<Record<string, List>>> },
): Record<string, string> {
  const moved = (_: string, numbers: string) => {
    const left = numbers
      .split(/[, ]+/)
      .filter(Boolean)
      .flatMap((one) => (Number(one) === gone ? [] : [Number(one) > gone ? Number(one) - 1 : one]))
    return `[${left.join(', ') || TAKEN_OUT}]`
  }
  const renumbered = (name: string, text: string) => {
    if (lists[name]?.cited) return text.replace(/\[([\d, ]*\d[\d, ]*)\]$/gm, moved)
    return texts.includes(name) ? withoutBars(text).replace(/\[([\d, ]*\d[\d, ]*)\]$/, moved) : text
  }
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, renumbered(name, text)]))
}
