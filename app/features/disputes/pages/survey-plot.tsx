import type { DisputeOn, QuestionOn, ResultOn } from '#app/features/disputes/file/dispute-rules.ts'
import { COMPARABLE } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { inFigures, wholeShare } from '#app/platform/numbers-in-words.ts'
import { TableRegion } from '#app/ui/table.tsx'
import { SourcesOf } from './sources-of.tsx'

type Wave = DisputeOn['waves'][number]
const percent = (share: number) => `${Math.round(share * 10) / 10}%`
const MARKS = ['first', 'second', 'third'] as const
type Mark = (typeof MARKS)[number]

/** What waves of one asker found, a row a question: shares as dots, the interval by Wilson where n of N is known, whether they compare. */
export function SurveyPlot({ asker, waves, questions }: { asker: string; waves: Wave[]; questions: QuestionOn[] }) {
  const markOf = new Map(waves.map(({ key }, index): [string, Mark] => [key, MARKS[waves.length === 1 ? 1 : index] ?? 'third']))
  return (
    <>
      <p className="plot-legend">
        {waves.map((wave) => (
          <span key={wave.key}>
            <svg aria-hidden="true" className="plot-key">
              <Dot mark={markOf.get(wave.key)!} x="50%" />
            </svg>
            {wave.name}
            {wave.samples.length > 0 ? `: ${wave.samples.map(({ of, n }) => `${inFigures(n)} ${of}`).join(', ')}` : ''}
          </span>
        ))}
      </p>
      <TableRegion label={`Results of surveys by ${asker}`}>
        <table className="plot-table">
          <caption className="spoken">Results of surveys by {asker}, a row a question</caption>
          <thead>
            <tr>
              <th scope="col">Line and problem</th>
              <th scope="col">
                <span className="spoken">Drawn</span>
                <svg aria-hidden="true" className="plot-axis">
                  {[0, 25, 50, 75, 100].map((at) => (
                    <text key={at} x={`${at}%`} y="11" textAnchor={at === 0 ? 'start' : at === 100 ? 'end' : 'middle'}>
                      {at === 100 ? '100%' : at}
                    </text>
                  ))}
                </svg>
              </th>
              {waves.map(({ key, name }) => (
                <th key={key} scope="col" className="num">
                  {name}
                </th>
              ))}
              <th scope="col">Do they compare?</th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question) => (
              <tr key={`${question.line} ${question.reported}`}>
                <th scope="row">
                  {question.reported}
                  <small>{question.lineName}</small>
                </th>
                <td className="plot-cell">
                  <PlotRow question={question} markOf={markOf} />
                </td>
                {waves.map(({ key, name }) => (
                  <td key={key} className="num" data-wave={name}>
                    <Share result={question.results.find(({ wave }) => wave === key)} />
                  </td>
                ))}
                <td className="plot-why">
                  <b>{COMPARABLE[question.comparable]}.</b> {question.why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  )
}

function Share({ result }: { result: ResultOn | undefined }) {
  if (!result) return <>–</>
  const { percent: share, n, of } = result
  if (share === null) return <>no figure</>
  return (
    <>
      {wholeShare(share)}
      {n === null || of === null ? null : <small>{`${inFigures(n)} of ${inFigures(of)}`}</small>}
    </>
  )
}

function PlotRow({ question: { results, comparable }, markOf }: { question: QuestionOn; markOf: Map<string, Mark> }) {
  const shares = results.flatMap(({ percent: share }) => share ?? [])
  return (
    <svg aria-hidden="true" className="plot-row">
      {[0, 25, 50, 75, 100].map((at) => (
        <line key={at} className="chart-grid" x1={`${at}%`} x2={`${at}%`} y1="0" y2="100%" />
      ))}
      {comparable === 'yes' || comparable === 'care' ? (
        <line className="chart-base" x1={`${Math.min(...shares)}%`} x2={`${Math.max(...shares)}%`} y1="50%" y2="50%" />
      ) : null}
      {results.map(({ wave, percent: share, interval }) =>
        share === null ? null : (
          <g key={wave}>
            {interval ? (
              <line
                className="plot-interval"
                x1={`${interval.low.toFixed(1)}%`}
                x2={`${interval.high.toFixed(1)}%`}
                y1="50%"
                y2="50%"
              />
            ) : null}
            <Dot mark={markOf.get(wave)!} x={`${share}%`} />
          </g>
        ),
      )}
    </svg>
  )
}

function Dot({ mark, x }: { mark: Mark; x: string }) {
  if (mark === 'third')
    return (
      <svg x={x} y="50%" overflow="visible" aria-hidden="true">
        <path className="plot-third" d="M0 -6l6 6 -6 6 -6 -6z" />
      </svg>
    )
  return <circle className={`plot-${mark}`} cx={x} cy="50%" r="5" />
}

/** Each result with its base, period, and what sources disagree about. */
export function ResultWords({ questions }: { questions: QuestionOn[] }) {
  return (
    <ul className="row-list">
      {questions.map((question) => (
        <li key={`${question.line} ${question.reported}`}>
          <b>
            {question.lineName}: {question.reported}.
          </b>{' '}
          {question.exact ? `Asked in these words: “${question.exact}”` : 'As reported; the words of the question are not known.'}
          <ul>
            {question.results.map((result) => (
              <li key={result.wave}>
                {result.name}: {resultWords(result)}
                {result.conflict ? <span className="conflict"> Sources differ: {result.conflict}</span> : null}{' '}
                <SourcesOf sources={result.sources} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function resultWords({ percent: share, n, of, counted, interval, base, period, words }: ResultOn): string {
  const ofAll = of === null ? 'N' : inFigures(of)
  const number =
    n !== null
      ? `${inFigures(n)} of ${ofAll}`
      : counted !== null
        ? `about ${inFigures(counted)} of ${ofAll}, worked out from the share`
        : 'n of N not known'
  const spread = interval ? `; 95% interval ${percent(interval.low)} to ${percent(interval.high)}` : ''
  const figure = share === null ? '' : `${percent(share)} (${number}${spread}). `
  return `${figure}${words ? `${words}. ` : ''}Base: ${base}. Period: ${period}.`
}

/** What each wave was: who was asked and when it was published. */
export function WaveWords({ waves }: { waves: Wave[] }) {
  return (
    <ul className="row-list">
      {waves.map(({ key, name, asker, asked, published, samples, words, conflict, sources }) => (
        <li key={key}>
          <b>{name}.</b> Asked by {asker} in {whenWords(asked)},{' '}
          {published ? `published ${whenWords(published)}` : 'day of publication not known'}.{' '}
          {samples.length > 0
            ? `Answers: ${samples.map(({ of, n }) => `${inFigures(n)} ${of}`).join(' and ')}.`
            : 'How many answered is not known.'}{' '}
          {words} {conflict ? <span className="conflict">Sources differ: {conflict} </span> : null}
          <SourcesOf sources={sources} />
        </li>
      ))}
    </ul>
  )
}
