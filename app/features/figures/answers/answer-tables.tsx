import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { type Remainder, remainderInWords, remainderNote } from '#app/features/figures/disclosure/remainder-rules.ts'
import { shareOf } from '#app/features/figures/pictures/figure-shares.ts'
import type { ActionFigures } from '#app/features/figures/releases/week-figures.ts'
import { type Ask, answerInWords } from '#app/features/menu/actions/ask-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { answersShown } from './answer-rules.ts'

type AnswerTablesProps = Pick<ActionFigures, 'answers'> & { takers: number; asks: Ask[] }
type Option = ActionFigures['answers'][number]['options'][number]

/** Answers to an action's own questions, of the practices that take it. `asks`: the questions, for their words. */
export function AnswerTables({ answers, takers, asks }: AnswerTablesProps) {
  return (
    <div className="answer-tables">
      {answers.map(({ key, options }) => {
        const ask = asks.find((one) => one.key === key)
        const { first, rest, given, none } = answersShown(options, takers, ask?.kind)
        const label = ask?.label ?? key
        return (
          <div key={key}>
            <AnswerTable label={label} options={first} none={none} {...{ ask, takers }} />
            {rest.length > 0 ? (
              <details className="chart-table">
                <summary>
                  {rest.length} other answers;{' '}
                  {given === 0 ? 'no practice gave one' : `practices gave ${inFigures(given)} of them`}
                </summary>
                <AnswerTable label={`${label} The other answers`} options={rest} none={null} {...{ ask, takers }} />
              </details>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}

type AnswerTableProps = { label: string; ask: Ask | undefined; options: Option[]; none: Remainder | null; takers: number }

function AnswerTable({ label, ask, options, none, takers }: AnswerTableProps) {
  const rows = options.map(({ value, figure }) => ({
    key: value,
    words: optionWords(ask, value),
    count: figure.count,
    said: countInWords(figure),
  }))
  const left = none ? [{ key: 'none', words: 'No answer given', count: none.about, said: remainderInWords(none) }] : []
  return (
    <table className="bar-table short">
      <caption>{label}</caption>
      <thead className="spoken">
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">Bar</th>
          <th scope="col">Practices</th>
        </tr>
      </thead>
      <tbody>
        {[...rows, ...left].map(({ key, words, count, said }) => (
          <tr key={key}>
            <th scope="row">
              {key === 'none' ? <span className="soft">{words}</span> : words}
              {key === 'none' && none ? <small>{remainderNote(none)}</small> : null}
              <Bar narrow share={shareOf({ count, of: takers })} />
            </th>
            <td className="bar-cell">
              <Bar share={shareOf({ count, of: takers })} />
            </td>
            <td className="num">{said}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function optionWords(ask: Ask | undefined, value: string): string {
  if (!ask) return value
  return answerInWords(ask, ask.kind === 'yes-no' ? value === 'true' || value === 'yes' : value)
}
