import { MOST_QUESTIONS, MOST_REGIONS } from '#app/features/ballots/rules/ballot-words.ts'

/** The fields of a vote's form with their labels, in its order. */
const FIELDS = {
  title: 'Title',
  announcedOn: 'Announced on',
  window: 'May be held',
  kind: 'Kind',
  elector: 'Who has a vote',
  electorate: 'Who may vote',
  round: 'Round it belongs to',
  question: 'Question',
  soughtAnswer: 'Answer the committee asks for',
  soughtWords: 'What that answer means',
  voterNeeds: 'What a voter must do before',
  opened: 'First day',
  closedOn: 'Last day',
  reported: 'Turnout as reported while open',
  declaredOn: 'Declared on',
  eligible: 'Could vote',
  issued: 'Votes issued',
  cast: 'Voted',
  castNote: 'Voted, where no number is known',
  yes: 'Yes',
  no: 'No',
  spoiled: 'Spoiled',
  turnout: 'Share who voted, in per cent',
  sought: 'Share for the answer asked for, in per cent',
  summary: 'Summary',
  sources: 'Sources',
} as const

/** What can be chosen, in the words of the form. */
export const CHOICES = {
  kind: {
    referendum: 'Referendum',
    indicative: 'Indicative vote',
    'non-statutory': 'Non-statutory ballot',
    statutory: 'Statutory ballot',
  },
  elector: { person: 'A person', practice: 'A practice, one vote each' },
  soughtAnswer: { yes: 'Yes', no: 'No' },
} as const

/** Questions of one vote, and results by region: lines of the same fields. */
const QUESTION_COLUMNS = [
  { key: 'question', label: 'Question' },
  { key: 'percent', label: 'Yes, % of votes', narrow: true },
  { key: 'yes', label: 'Votes for yes', narrow: true },
  { key: 'all', label: 'Yes, % of all', narrow: true },
]
const REGION_COLUMNS = [
  { key: 'region', label: 'Region' },
  { key: 'turnout', label: 'Voted, %', narrow: true },
  { key: 'yes', label: 'Yes, %', narrow: true },
]
export const GRIDS = {
  questions: { label: 'Several questions', columns: QUESTION_COLUMNS, rows: MOST_QUESTIONS },
  regions: { label: 'By region', columns: REGION_COLUMNS, rows: MOST_REGIONS },
} as const

/** Every cell of a grid with its label, as "By region, line 2: Voted, %". */
const cellsOf = (name: keyof typeof GRIDS): Record<string, string> => {
  const { label, columns, rows } = GRIDS[name]
  const lines = Array.from({ length: rows }, (_, index) => index + 1)
  return Object.fromEntries(
    lines.flatMap((row) => columns.map((column) => [`${name}-${row}-${column.key}`, `${label}, line ${row}: ${column.label}`])),
  )
}

export const BALLOT_LABELS = { ...FIELDS, ...cellsOf('questions'), ...cellsOf('regions') }
