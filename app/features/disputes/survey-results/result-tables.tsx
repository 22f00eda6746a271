import { wilson } from '#app/features/disputes/file/wilson-rules.ts'
import { conditionWords, optionsOf } from '#app/features/disputes/surveys/survey-rules.ts'
import { surveyFigure } from '#app/features/figures/disclosure/disclose-survey.ts'
import { wholeShare as percent, inFigures as written } from '#app/platform/numbers-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Table } from '#app/ui/table.tsx'
import { volumeOf } from './headline-rules.ts'
import type { Row, Wave } from './wave-queries.server.ts'

type ResultTablesProps = {
  wave: Wave
  rows: Row[]
  lineNames: Record<string, string>
  /** Of the headings: 3 where they stand under one of the page's. */
  level?: 2 | 3
}

/** Every question of a wave with every count that is published of it, base, period, interval, and the wave before. */
export function ResultTables({ wave, rows, lineNames, level = 2 }: ResultTablesProps) {
  const { published, fields } = wave
  if (!published) return null
  const sections = fields.questions.map((question, index) => {
    const told = published.questions.find(({ key }) => key === question.key)
    const own = rows.filter((row) => row.question.key === question.key)
    const volume = volumeOf(published, question)
    const id = `question-${question.key}`
    return (
      <section key={question.key} aria-labelledby={id}>
        <SectionHeading id={id} level={level} beside={lineNames[question.line] ?? null}>
          {index + 1}. {question.words}
        </SectionHeading>
        <Table
          caption={question.short}
          spokenCaption
          empty="Too few were asked this for a figure."
          columns={[
            { key: 'answer', label: 'Answer' },
            { key: 'count', label: `Of ${written(told?.of ?? 0)}`, numeric: true },
            { key: 'share', label: 'Share', numeric: true },
            ...(published.place === 'england' ? [{ key: 'spread', label: '95% interval', numeric: true }] : []),
          ]}
          rows={optionsOf(question).flatMap(({ value, label }) => {
            const figure = surveyFigure(published, question.key, [value])
            if (!figure) return []
            const spread = figure.of > 0 ? wilson(figure.count, figure.of) : null
            const interval = spread ? `${percent(spread.low)} to ${percent(spread.high)}` : '–'
            return {
              key: value,
              cells: [
                label,
                written(figure.count),
                shareWords(figure.percent),
                ...(published.place === 'england' ? [interval] : []),
              ],
            }
          })}
          note={
            <>
              {conditionWords(fields.questions, question) ? `${conditionWords(fields.questions, question)}. ` : ''}
              Base: {question.base}. Period: {question.period}.
              {volume === null ? '' : ` About ${written(volume)} in all, worked out from the bands.`}{' '}
              {own[0]?.before ? <Before rows={own} /> : null}
            </>
          }
        />
      </section>
    )
  })
  return <div className="survey-questions">{sections}</div>
}

const shareWords = (share: number | null) => (share === null ? '–' : percent(share))

function Before({ rows }: { rows: Row[] }) {
  const said = rows.flatMap(({ reported, before, share, change }) =>
    before && share
      ? `${rows.length > 1 ? `${reported}: ` : ''}${percent(before.percent)} (${written(before.count)} of ${written(before.of)}) in the wave before, ${percent(share.percent)} now${change ? `: ${change}` : ''}`
      : [],
  )
  return (
    <>
      {said.join('; ')}. {rows[0]!.why}
    </>
  )
}
