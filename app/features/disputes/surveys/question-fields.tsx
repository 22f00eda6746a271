import { slugOf } from '#app/platform/slugs.ts'
import { useFormState } from '#app/ui/form-state.tsx'
import { gridCell } from '#app/ui/grid-cell.ts'
import { type RowColumn, RowsField } from '#app/ui/rows-field.tsx'
import { CELL_LABELS } from './question-rows.ts'
import type { DisputeChoice } from './survey-kind.server.ts'
import { KNOWN_FROM, MORE_IS, QUESTION_KINDS, SURVEY_LABELS } from './survey-words.ts'

type Cell = keyof typeof CELL_LABELS
const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const MOST = 25

/** The questions of a survey, a row of fields each. What a question is asked after is chosen among those that were saved. */
export function QuestionRows({ disputes, added }: { disputes: DisputeChoice[]; added: boolean }) {
  const lines = disputes.flatMap(({ title, lines: own }) =>
    own.map(({ key, name }) => ({ value: key, label: disputes.length > 1 ? `${name} (${title})` : name })),
  )
  const about: Record<Cell, Partial<RowColumn>> = {
    words: { long: true },
    short: { optional: true },
    kind: { narrow: true, options: optionsOf(QUESTION_KINDS) },
    options: { optional: true },
    line: { narrow: true, options: lines, unchosen: 'All lines' },
    base: {},
    period: {},
    moreIs: { narrow: true, options: optionsOf(MORE_IS).filter(({ value }) => value !== 'neither'), unchosen: 'Neither' },
    onlyIf: { options: useSavedQuestions(), unchosen: 'Asked of everybody', optional: true },
    onlyAnswer: { narrow: true, optional: true },
    bands: { narrow: true, optional: true },
    known: { narrow: true, options: optionsOf(KNOWN_FROM), unchosen: 'Nothing', optional: true },
    key: { narrow: true, optional: true },
  }
  const columns = (Object.keys(CELL_LABELS) as Cell[]).map((key) => ({ key, label: CELL_LABELS[key], ...about[key] }))
  return (
    <RowsField
      name="questions"
      label={SURVEY_LABELS.questions}
      hint="Answers are listed for “one of” and “some of”. Bands are the lowest numbers of each, such as 1, 5, 20. The key is made from the name where it is left empty."
      one="question"
      columns={columns}
      least={1}
      added={added}
    />
  )
}

/** The questions that stand in the form, by their keys. */
function useSavedQuestions(): { value: string; label: string }[] {
  const { values } = useFormState()
  return Array.from({ length: MOST }, (_, index) => index + 1).flatMap((row) => {
    const [key = '', short = '', words = ''] = (['key', 'short', 'words'] as const).map(
      (cell) => values[gridCell('questions', row, cell)],
    )
    const name = short || words
    return name || key ? [{ value: key || slugOf(name).slice(0, 60), label: `${row}. ${name || key}`.slice(0, 80) }] : []
  })
}
