import { cellReader, guessWord, type WordUse } from './tracker-cell-rules.ts'
import { actionFinder, type ColumnUse, guessColumns, type TrackerAction } from './tracker-columns-rules.ts'
import type { TrackerRow, TrackerTable } from './tracker-table-rules.ts'

/** More different words than these in the columns of states is prose. */
export const MOST_WORDS = 60

/** A word found in the list, how often, and what it means. */
export type FoundWord<U> = { word: string; count: number; use: U }
/** How a list is read: its columns, its words for states, and in a list of one row an action its words for actions. */
export type Mapping = { columns: ColumnUse[]; words: FoundWord<WordUse>[]; actionWords: FoundWord<string>[] }
/** One statement of the list: `says` is the cell of the state, `day` that of the day. */
export type Statement = { row: TrackerRow; practice: string; action: string; says: string; day: string }

const at = ({ cells }: TrackerRow, index: number) => (index < 0 ? '' : (cells[index] ?? ''))

/** The statements of a list in its order, one for each practice and action; `action` is a slug, or the words for one. */
export function statementsIn({ rows }: Pick<TrackerTable, 'rows'>, columns: readonly ColumnUse[]): Statement[] {
  const practice = columns.indexOf('practice')
  const action = columns.indexOf('action')
  const wide = columns.flatMap((use, index) => (use.startsWith('is:') ? [{ slug: use.slice(3), index }] : []))
  return rows.flatMap((row) => {
    if (action >= 0) {
      const [says, day] = [at(row, columns.indexOf('state')), at(row, columns.indexOf('since'))]
      return [{ row, practice: at(row, practice), action: at(row, action), says, day }]
    }
    return wide.map(({ slug, index }) => {
      const day = at(row, columns.indexOf(`since:${slug}`))
      return { row, practice: at(row, practice), action: slug, says: at(row, index), day }
    })
  })
}

export const wordOfAction = (cell: string) => cell.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 80)

/** Ends where there are too many: then it is prose, and how often each stands there is nobody's question. */
function counted(words: Iterable<string>): { word: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (counts.size > MOST_WORDS) break
  }
  return [...counts].map(([word, count]) => ({ word, count })).sort((one, other) => other.count - one.count)
}

/** The words of the columns chosen, each with a guess at what it means. */
export function wordsIn(
  table: Pick<TrackerTable, 'rows'>,
  columns: readonly ColumnUse[],
  actions: readonly TrackerAction[],
): Pick<Mapping, 'words' | 'actionWords'> {
  const statements = statementsIn(table, columns)
  const readCell = cellReader()
  function* states() {
    for (const { says } of statements) {
      const cell = readCell(says)
      if (cell) yield cell.word
    }
  }
  const find = actionFinder(actions)
  const named = columns.includes('action') ? statements.flatMap(({ action }) => wordOfAction(action) || []) : []
  return {
    words: counted(states()).map(({ word, count }) => ({ word, count, use: guessWord(word) })),
    actionWords: counted(named).map(({ word, count }) => ({ word, count, use: find(word) ?? '' })),
  }
}

/** A guess at the whole mapping. */
export function guessMapping(table: TrackerTable, actions: readonly TrackerAction[], names: ReadonlySet<string>): Mapping {
  const columns = guessColumns(table, actions, names)
  return { columns, ...wordsIn(table, columns, actions) }
}
