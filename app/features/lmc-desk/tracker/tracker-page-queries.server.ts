import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { MappingShown } from './mapping-fields.tsx'
import type { TrackerAction } from './tracker-columns-rules.ts'
import { guessMapping, type Mapping, MOST_WORDS } from './tracker-mapping-rules.ts'
import type { TrackerTable } from './tracker-table-rules.ts'

/** The actions that a list may speak of: those in the edition in force. */
export const trackerActions = (db: Db, now: Instant): TrackerAction[] =>
  (menuAt(db, now)?.offers ?? []).map(({ actionSlug, title, shortTitle }) => ({ slug: actionSlug, title, shortTitle }))

/** A guess at how an office's list is read; where a column of remarks was taken for states, no word of it is shown. */
export function guessedMapping(
  db: Db,
  { table, lmcSlug, actions }: { table: TrackerTable; lmcSlug: string; actions: TrackerAction[] },
  now: Instant,
): Mapping {
  const names = new Set(practicesOfLmc(db, lmcSlug, dayOf(now)).map(({ name }) => name.toLowerCase()))
  const mapping = guessMapping(table, actions, names)
  const prose = Math.max(mapping.words.length, mapping.actionWords.length) > MOST_WORDS
  return prose ? { ...mapping, words: [], actionWords: [] } : mapping
}

const EXAMPLES = 3
const LONGEST_EXAMPLE = 24

/** A list as the page of the mapping shows it. */
export function mappingShown({ heads, rows }: TrackerTable, { words, actionWords }: Mapping): MappingShown {
  const examples = (index: number) => {
    const found = new Set<string>()
    for (const { cells } of rows) {
      if (cells[index]) found.add(cells[index].slice(0, LONGEST_EXAMPLE))
      if (found.size === EXAMPLES) break
    }
    return [...found]
  }
  return { columns: heads.map((head, index) => ({ head: head.slice(0, 60), examples: examples(index) })), words, actionWords }
}

/** How the list was read, in a sentence. */
export const readAs = ({ rows, headLine, notes }: TrackerTable): string =>
  `${inFigures(rows.length)} ${rows.length === 1 ? 'row' : 'rows'} under the names in row ${headLine}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}.`
