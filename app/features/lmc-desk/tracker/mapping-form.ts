import { ANSWERS } from '#app/features/adoption/statements/adoption-form.ts'
import { type FieldErrors, type FormValues, namedFields } from '#app/platform/form.ts'
import type { WordUse } from './tracker-cell-rules.ts'
import { type ColumnUse, columnsRefusal, type TrackerAction } from './tracker-columns-rules.ts'
import { type Mapping, MOST_WORDS, wordsIn } from './tracker-mapping-rules.ts'
import type { TrackerTable } from './tracker-table-rules.ts'

/** `redrawn`: the columns are others than those whose words the form showed, so that its words are guessed anew and shown first. */
export type MappingSent = { mapping: Mapping; errors: FieldErrors; redrawn: boolean }

const isWordUse = (text: string): text is WordUse => text === '' || text === 'nothing' || ANSWERS.some((one) => one === text)

/** The columns in one word, by which a form says for which of them it showed the words. */
const drawnFor = (columns: readonly ColumnUse[]): string => columns.join('|')

/** Reads the mapping as a person sent it. What they cannot have chosen counts as not read. */
export function mappingSent(form: FormData, table: TrackerTable, actions: readonly TrackerAction[]): MappingSent {
  const columnNames = table.heads.map((_, index) => `column-${index}`)
  const chosen = namedFields(form, [...columnNames, 'drawn'])
  const allowed = new Set<string>([
    ...['practice', 'action', 'state', 'since'],
    ...actions.flatMap(({ slug }) => [`is:${slug}`, `since:${slug}`]),
  ])
  const columns = columnNames.map((name) => {
    const use = chosen[name] ?? ''
    return (allowed.has(use) ? use : '') as ColumnUse
  })
  const found = wordsIn(table, columns, actions)
  const errors = columnsRefusal(columns)
  const prose = found.words.length > MOST_WORDS || found.actionWords.length > MOST_WORDS
  if (prose && Object.keys(errors).length === 0)
    errors['column-0'] =
      `There are more than ${MOST_WORDS} different words in the columns chosen. A column of remarks cannot be read: choose “not read” for it.`
  const shown = { words: prose ? [] : found.words, actionWords: prose ? [] : found.actionWords }
  if (chosen.drawn !== drawnFor(columns)) return { mapping: { columns, ...shown }, errors, redrawn: true }
  const slugs = new Set(actions.map(({ slug }) => slug))
  const words = namedFields(form, [...shown.words.map((_, i) => `word-${i}`), ...shown.actionWords.map((_, i) => `action-${i}`)])
  return {
    mapping: {
      columns,
      words: shown.words.map((one, index) => {
        const use = words[`word-${index}`] ?? ''
        return { ...one, use: isWordUse(use) ? use : '' }
      }),
      actionWords: shown.actionWords.map((one, index) => {
        const use = words[`action-${index}`] ?? ''
        return { ...one, use: slugs.has(use) ? use : '' }
      }),
    },
    errors,
    redrawn: false,
  }
}

/** A mapping as the values of its form. */
export const mappingValues = ({ columns, words, actionWords }: Mapping): FormValues => ({
  ...Object.fromEntries(columns.map((use, index) => [`column-${index}`, use])),
  ...Object.fromEntries(words.map(({ use }, index) => [`word-${index}`, use])),
  ...Object.fromEntries(actionWords.map(({ use }, index) => [`action-${index}`, use])),
  drawn: drawnFor(columns),
})
