import { type FormValues, namedFields } from '#app/platform/form.ts'
import { withCapital } from '#app/platform/with-capital.ts'
import { gridCell } from '#app/ui/grid-cell.ts'

export type Cells = Readonly<Record<string, string>>
/** A field of a form that holds rows: stored as one text, a row a line or a block; shown and sent as a field for each cell. */
export type RowList = {
  /** "deadline": what one row is. */
  one: string
  /** Each with its label. */
  cells: Readonly<Record<string, string>>
  toCells(line: string): Cells
  /** Empty for a row in which nothing stands. */
  toLine(cells: Cells): string
  /** A row is stored as several lines, an empty one between two. */
  blocks?: true
}
export type RowLists = Readonly<Record<string, RowList>>

/** More rows than any list needs. */
const MOST_ROWS = 99

const partsOf = ({ blocks }: Pick<RowList, 'blocks'>, text = '') =>
  (blocks ? text.split(/\n[^\S\n]*\n/) : text.split('\n')).filter((part) => part.trim() !== '')

/** The fields of a form as it shows them: of each list its cells. */
export function shownValues(values: FormValues, lists: RowLists): FormValues {
  const shown = Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(lists, name)))
  for (const [name, list] of Object.entries(lists))
    for (const [index, line] of partsOf(list, values[name]).entries())
      for (const [cell, text] of Object.entries(list.toCells(line))) shown[gridCell(name, index + 1, cell)] = text
  return shown
}

/** `cells`: as sent, to be given back. `texts`: each list as it is stored. `gone`: the rows that the lists lose, those behind them first. */
type SentRows = { cells: FormValues; texts: FormValues; gone: { list: string; row: number }[] }

/**
 * The lists of a form as sent; without the row that is to be taken out, and without rows in which nothing stands any more. `before`: the
 * lists as they were stored.
 */
export function sentRows(form: FormData, lists: RowLists, pressed: PressedRow | undefined, before: FormValues = {}): SentRows {
  const gone: SentRows['gone'] = []
  const cells: FormValues = {}
  const texts: FormValues = {}
  for (const [name, list] of Object.entries(lists)) {
    const keys = Object.keys(list.cells)
    const lines: string[] = []
    const empty: number[] = []
    let last = partsOf(list, before[name]).length
    for (let row = 1; row <= MOST_ROWS; row++) {
      const names = keys.map((key) => gridCell(name, row, key))
      if (!names.some((one) => form.has(one))) continue
      const sent = namedFields(form, names)
      Object.assign(cells, sent)
      const isOut = pressed?.does === 'remove' && pressed.list === name && pressed.row === row
      const line = list.toLine(Object.fromEntries(keys.map((key, index) => [key, sent[names[index]!]!])))
      if (isOut || line === '') empty.push(row)
      else {
        lines.push(line)
        last = Math.max(last, row)
      }
    }
    // A row that was added and left empty was never one.
    gone.push(...empty.filter((row) => row <= last).map((row) => ({ list: name, row })))
    texts[name] = lines.join(list.blocks ? '\n\n' : '\n')
  }
  return { cells, texts, gone: gone.reverse() }
}

/** Which button of a list was pressed. */
type PressedRow = { does: 'add'; list: string } | { does: 'remove'; list: string; row: number }

/** `add:deadlines`, `remove:deadlines:2`; undefined for any other button. */
export function pressedRow(asked: string | undefined, lists: RowLists): PressedRow | undefined {
  const [, does, list = '', row] = /^(add|remove):([a-zA-Z]+)(?::(\d{1,2}))?$/.exec(asked ?? '') ?? []
  if (!Object.hasOwn(lists, list)) return undefined
  return does === 'add' ? { does, list } : does === 'remove' && row ? { does, list, row: Number(row) } : undefined
}

/** Where the draft is shown again: at the row that was added, or at the list. */
export function placeOf(pressed: PressedRow | undefined, lists: RowLists, texts: FormValues): string {
  if (!pressed) return ''
  if (pressed.does === 'remove') return `#${pressed.list}`
  const list = lists[pressed.list]!
  const next = partsOf(list, texts[pressed.list]).length + 1
  return `?add=${pressed.list}#${gridCell(pressed.list, next, Object.keys(list.cells)[0]!)}`
}

/** The label of each cell at which something is wrong: "Deadline 2: due". */
export function cellLabels(names: readonly string[], lists: RowLists): Record<string, string> {
  const found = names.flatMap((name) => {
    const [, list = '', row, cell = ''] = /^([a-zA-Z]+)-(\d+)-(.+)$/.exec(name) ?? []
    const of = Object.hasOwn(lists, list) ? lists[list] : undefined
    if (!of) return []
    return [[name, `${withCapital(of.one)} ${row}, ${(of.cells[cell] ?? cell).toLowerCase()}`]]
  })
  return Object.fromEntries(found)
}
