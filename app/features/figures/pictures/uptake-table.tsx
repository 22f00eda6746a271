import type { ReactNode } from 'react'
import { countInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Day } from '#app/platform/time.ts'
import { Bar, BarAxis } from '#app/ui/charts/bar.tsx'
import { Spark } from '#app/ui/charts/spark.tsx'
import { axisDay, shareOf } from './figure-shares.ts'

type ActionBarsProps = {
  caption: string
  /** The head of the first column. */
  head: ReactNode
  rows: { slug: string; title: string; figure: PublishedFigure; paused?: boolean }[]
  actionHref: (action: string) => string
  /** The course of each action by slug, for the end of its row, and the day it begins. */
  courses?: { since: Day; shares: Record<string, (number | null)[]> } | undefined
}

/** A row each action: its bar, its share, its count and, where asked for, its course. */
export function ActionBars({ caption, head, rows, actionHref, courses }: ActionBarsProps) {
  const highest = Math.max(0.1, ...Object.values(courses?.shares ?? {}).flatMap((shares) => shares.map((share) => share ?? 0)))
  return (
    <table className="bar-table">
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
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
        {rows.map(({ slug, title, figure, paused }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={actionHref(slug)}>{title}</a>
              {paused ? <small>paused</small> : null}
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

/** England for everyone: each action of the menu, the highest share first. */
export function UptakeTable({ week, ...shown }: Pick<ActionBarsProps, 'actionHref' | 'courses'> & { week: WeekFigures }) {
  const rows = week.columns
    .map(({ slug, title, status }, index) => {
      return { slug, title, paused: status === 'paused', figure: week.england.actions[index]!.taking }
    })
    .toSorted((a, b) => b.figure.count - a.figure.count)
  return <ActionBars caption="Reporters taking each action, England" head={week.first.edition.title} rows={rows} {...shown} />
}
