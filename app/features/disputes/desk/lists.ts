import type { Section } from '#app/features/disputes/file/dispute-form.ts'
import { CARRIED, OUTCOMES, PROPOSAL_STEPS, STOPS } from '#app/features/disputes/file/dispute-words.ts'
import type { RowList, RowLists } from '#app/features/editors/drafts/row-lists.ts'
import { type List, rowList } from './lines-rules.ts'
import type { PartField } from './part-words.ts'
import { due, number, oneOf, percent, plain, when } from './row-columns.ts'

/** Sources of a part or a head; rows name them by their numbers. The address may be: not known. */
export const SOURCES: List = {
  one: 'source',
  columns: [{ ...plain('title', 'Title'), narrow: true }, plain('url', 'Address'), { ...plain('date', 'Date'), narrow: true }],
  least: 1,
}
/** The service lines of a dispute. */
export const LINES: List = {
  one: 'service line',
  columns: [
    ...[
      { ...plain('key', 'Short name'), narrow: true as const },
      { ...plain('name', 'Name'), narrow: true as const },
    ],
    plain('covers', 'What it covers'),
  ],
  optional: true,
  least: 1,
}
/** Who answered a survey, and how many: `748 practices` in one line. */
const SAMPLES: List = { one: 'sample', columns: [{ ...plain('n', 'How many'), narrow: true }, plain('of', 'Of whom')] }
const PARTS: List = {
  one: 'part',
  columns: [plain('words', 'In words', 'long'), oneOf('carried', 'How it was voted', CARRIED)],
  least: 1,
}

const said = (label: string) => plain('words', label, 'long')
const OF_DEMAND = {
  deadlines: {
    one: 'deadline',
    columns: [when('Set on'), due, plain('words', 'Why, where it was moved')],
    cited: true,
    optional: true,
  },
  again: { one: 'repetition', columns: [when('When'), said('How')], cited: true },
  answers: { one: 'answer', columns: [when('When'), plain('who', 'Who answers'), said('The answer')], cited: true },
  proposals: {
    one: 'step',
    columns: [when('When'), oneOf('step', 'Step', PROPOSAL_STEPS), plain('who', 'Who'), said('What, or by which vote')],
    cited: true,
  },
  outcomes: {
    one: 'outcome',
    columns: [when('When'), oneOf('state', 'What came of it', OUTCOMES), said('In words')],
    cited: true,
  },
} as const satisfies Partial<Record<PartField, List>>
const STOP_OUTCOMES: List = {
  one: 'outcome',
  columns: [when('When'), oneOf('state', 'Met or not', STOPS), said('By what evidence')],
  cited: true,
}
const resultsOf = (waves: Readonly<Record<string, string>>): List => ({
  one: 'result',
  columns: [
    ...[oneOf('wave', 'Survey', waves), percent, number],
    ...[plain('base', 'Base: practices, requests …'), plain('period', 'Period'), plain('words', 'More, if need be')],
  ],
  ...{ cited: true, optional: true, least: 1 },
})

/** The lists of a section, by field. `waves`: the surveys of its dispute, by key. */
export function listsOf(
  section: Section | undefined,
  waves: Readonly<Record<string, string>> = {},
): Partial<Record<PartField, List>> {
  const sources = SOURCES
  if (section === 'demand') return { ...OF_DEMAND, sources }
  if (section === 'stop') return { outcomes: STOP_OUTCOMES, sources }
  if (section === 'question') return { results: resultsOf(waves), sources }
  if (section === 'motion') return { parts: PARTS, sources }
  if (section === 'wave') return { samples: SAMPLES, sources }
  return { sources }
}

const samples: RowList = {
  ...rowList(SAMPLES),
  toCells: (line) => {
    const [, n = '', of = line.trim()] = /^([\d,]+)(?:\s+(.*))?$/s.exec(line.trim()) ?? []
    return { n, of: n && of === line.trim() ? '' : of }
  },
  toLine: ({ n = '', of = '' }) => `${n.trim()} ${of.split(/\s+/).join(' ')}`.trim(),
}

/** The same for the form of a draft. */
export function rowListsOf(lists: Partial<Record<string, List>>): RowLists {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) => (list ? [[name, list === SAMPLES ? samples : rowList(list)]] : [])),
  )
}
