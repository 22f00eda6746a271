import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { ActionFigures } from '#app/features/figures/releases/week-figures.ts'
import { type Ask, answerInWords } from '#app/features/menu/actions/ask-rules.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { shareOf } from './figure-shares.ts'

/** What reporters name as standing in the way of one action, England only: counts that are not a part of each other. */
export function ObstacleTable({ obstacles }: Pick<ActionFigures, 'obstacles'>) {
  const highest = Math.max(1, ...obstacles.map(({ figure }) => figure.count))
  if (obstacles.length === 0) return <p className="soft">No reporter has named an obstacle.</p>
  return (
    <table className="bar-table short">
      <caption className="spoken">Obstacles named by reporters</caption>
      <thead>
        <tr>
          <th scope="col">Obstacle</th>
          <th scope="col" className="bar-cell">
            <span className="spoken">Bar</span>
          </th>
          <th scope="col" className="num">
            Practices
          </th>
        </tr>
      </thead>
      <tbody>
        {obstacles.map(({ kind, figure }) => (
          <tr key={kind}>
            <th scope="row">
              {OBSTACLE_WORDS[kind]}
              <Bar narrow free share={figure.count / highest} />
            </th>
            <td className="bar-cell">
              <Bar free share={figure.count / highest} />
            </td>
            <td className="num">{countInWords(figure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** More answers than this, as to a question for a number: the most frequent stand first, all of them fold away. */
const MOST_SHOWN = 8

type AnswerTablesProps = Pick<ActionFigures, 'answers'> & { takers: number; asks: Ask[] }
type Option = ActionFigures['answers'][number]['options'][number]

/** Answers to an action's own questions, of the practices that take it. `asks`: the questions, for their words. */
export function AnswerTables({ answers, takers, asks }: AnswerTablesProps) {
  return (
    <>
      {answers.map(({ key, options }) => {
        const ask = asks.find((one) => one.key === key)
        const label = ask?.label ?? key
        if (options.length <= MOST_SHOWN) return <AnswerTable key={key} {...{ label, ask, options, takers }} />
        const frequent = new Set(options.toSorted((a, b) => b.figure.count - a.figure.count).slice(0, MOST_SHOWN - 2))
        return (
          <div key={key}>
            <AnswerTable
              label={`${label} The most frequent answers`}
              options={options.filter((one) => frequent.has(one))}
              {...{ ask, takers }}
            />
            <details className="chart-table">
              <summary>All {options.length} answers</summary>
              <AnswerTable label={`${label} All answers`} {...{ ask, options, takers }} />
            </details>
          </div>
        )
      })}
    </>
  )
}

function AnswerTable({ label, ask, options, takers }: { label: string; ask?: Ask; options: Option[]; takers: number }) {
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
        {options.map(({ value, figure }) => (
          <tr key={value}>
            <th scope="row">
              {optionWords(ask, value)}
              <Bar narrow share={shareOf({ count: figure.count, of: takers })} />
            </th>
            <td className="bar-cell">
              <Bar share={shareOf({ count: figure.count, of: takers })} />
            </td>
            <td className="num">{countInWords(figure)}</td>
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
