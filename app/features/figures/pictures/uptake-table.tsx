import { countInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Day } from '#app/platform/time.ts'
import { Bar, BarAxis } from '#app/ui/charts/bar.tsx'
import { Spark } from '#app/ui/charts/spark.tsx'
import { axisDay, shareOf } from './figure-shares.ts'

export type UptakeTableProps = {
  week: WeekFigures
  actionHref: (action: string) => string
  /** The course of each action by slug, for the end of its row, and the day it begins. */
  courses?: { since: Day; shares: Record<string, (number | null)[]> }
}

/** England for everyone: each action with its bar, its share, its count and, where asked for, its course. Highest share first. */
export function UptakeTable({ week, actionHref, courses }: UptakeTableProps) {
  const rows = week.columns
    .map((column, index) => ({ ...column, figure: week.england.actions[index]!.taking }))
    .toSorted((a, b) => b.figure.count - a.figure.count)
  const highest = Math.max(0.1, ...Object.values(courses?.shares ?? {}).flatMap((shares) => shares.map((share) => share ?? 0)))
  return (
    <table className="bar-table">
      <caption className="spoken">Reporters taking each action, England</caption>
      <thead>
        <tr>
          <th scope="col">{week.first.edition.title}</th>
          <th scope="col" className="bar-cell">
            <span className="spoken">Bar</span>
            <BarAxis />
          </th>
          <th scope="col" className="num">
            Share
          </th>
          <th scope="col" className="num">
            Practices
          </th>
          {courses ? (
            <th scope="col" className="hide-narrow">
              since {axisDay(courses.since)}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slug, title, status, figure }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={actionHref(slug)}>{title}</a>
              {status === 'paused' ? <small>paused</small> : null}
              <Bar narrow share={shareOf(figure)} />
            </th>
            <td className="bar-cell">
              <Bar share={shareOf(figure)} />
            </td>
            <td className="num">
              <b>{percentInWords(figure)}</b>
            </td>
            <td className="num soft">{countInWords(figure)}</td>
            {courses ? (
              <td className="hide-narrow">
                <Spark shares={courses.shares[slug] ?? []} highest={highest} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
