import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Column, LmcFigures } from '#app/features/figures/releases/week-figures.ts'
import { Bar, BarAxis } from '#app/ui/charts/bar.tsx'
import { shareOf } from './figure-shares.ts'

export type LmcTableProps = {
  name: string
  columns: Column[]
  row: LmcFigures | null
  regional: { name: string; taking: PublishedFigure[] } | null
  national: PublishedFigure[]
  actionHref: (action: string) => string
}

/** One LMC's actions as bars, England as the line across each; its region, where that has figures, and England beside. A share only from 12 reporters on. */
export function LmcTable({ name, columns, row, regional, national, actionHref }: LmcTableProps) {
  const figures = row?.shown ? row.taking : null
  const hasShares = figures?.[0]?.percent != null
  return (
    <table className="bar-table">
      <caption className="spoken">{`Reporters taking each action, ${name}`}</caption>
      <thead>
        <tr>
          <th scope="col">Action</th>
          {hasShares ? (
            <th scope="col" className="bar-cell">
              <span className="spoken">Bar</span>
              <BarAxis />
            </th>
          ) : null}
          {figures ? (
            <th scope="col" className="num">
              {name}
            </th>
          ) : null}
          {regional ? (
            <th scope="col" className={figures ? 'num hide-narrow' : 'num'}>
              {regional.name}
            </th>
          ) : null}
          <th scope="col" className="num">
            England
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ slug, title }, index) => {
          const [own, england] = [figures?.[index], national[index]!]
          return (
            <tr key={slug}>
              <th scope="row">
                <a href={actionHref(slug)}>{title}</a>
                {own && hasShares ? <Bar narrow share={shareOf(own)} mark={shareOf(england)} /> : null}
              </th>
              {own && hasShares ? (
                <td className="bar-cell">
                  <Bar share={shareOf(own)} mark={shareOf(england)} />
                </td>
              ) : null}
              {own ? (
                <td className="num">
                  {hasShares ? <b>{percentInWords(own)}</b> : null} {ofInWords(own)}
                </td>
              ) : null}
              {regional ? (
                <td className={figures ? 'num soft hide-narrow' : 'num soft'}>{percentInWords(regional.taking[index]!)}</td>
              ) : null}
              <td className="num soft">{percentInWords(england)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
