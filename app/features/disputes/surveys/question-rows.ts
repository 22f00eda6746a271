import type { Cells, RowList } from '#app/features/editors/drafts/row-lists.ts'
import { fieldsOf, keyOf, NAMES, type Name, QUESTION_CELLS } from './question-blocks.ts'
import { KNOWN_FROM, MORE_IS, QUESTION_KINDS } from './survey-words.ts'

/** The cells of a question, in the order of the form, each with its label. */
export const CELL_LABELS = {
  words: 'The question, in its exact words',
  short: 'Its name in tables',
  kind: 'How it is answered',
  options: 'The answers, with | between',
  line: 'Service line',
  base: 'Base: a share of what',
  period: 'Period it asks about',
  moreIs: 'More of it is',
  onlyIf: 'Asked only after',
  onlyAnswer: '… is answered',
  bands: 'Bands of a number',
  known: 'Filled in from',
  key: 'Key: the same in every wave',
} as const

/** The words of a choice in a block, and its key in a cell. */
const CHOICES: Partial<Record<Name, Readonly<Record<string, string>>>> = {
  Kind: QUESTION_KINDS,
  'More is': MORE_IS,
  'Filled in from': KNOWN_FROM,
}
/** What a block says where a cell is left empty. */
const UNCHOSEN: Partial<Record<Name, string>> = { Line: 'all', 'More is': MORE_IS.neither }

function toCells(block: string): Cells {
  const fields = fieldsOf(block)
  const cells: Record<string, string> = Object.fromEntries(Object.keys(CELL_LABELS).map((cell) => [cell, '']))
  for (const name of NAMES) {
    const value = fields.get(name) ?? ''
    const words = CHOICES[name]
    if (value.toLowerCase() !== UNCHOSEN[name]?.toLowerCase())
      cells[QUESTION_CELLS[name]] = (words && value && keyOf(words, value)) || value
  }
  const [above = '', ...answer] = (fields.get('Only if') ?? '').split('=').map((part) => part.trim())
  return { ...cells, onlyIf: above, onlyAnswer: answer.join('=') }
}

function toLine(typed: Cells): string {
  const cells = Object.fromEntries(Object.entries(typed).map(([cell, text]) => [cell, text.replace(/\s+/g, ' ').trim()]))
  if (Object.values(cells).every((text) => text === '')) return ''
  const above = [cells.onlyIf, cells.onlyAnswer].filter(Boolean).join(' = ')
  return NAMES.flatMap((name) => {
    const cell = name === 'Only if' ? above : cells[QUESTION_CELLS[name]]
    const value = (cell && CHOICES[name]?.[cell]) || cell || UNCHOSEN[name]
    return value ? `${name}: ${value}` : []
  }).join('\n')
}

/** The questions of a survey in the form of a draft: a row each, stored as a block each. */
export const QUESTION_LIST: RowList = { one: 'question', cells: CELL_LABELS, toCells, toLine, blocks: true }
