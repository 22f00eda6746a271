import { ofInWords, percentInWords, wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { shareOf } from './figure-shares.ts'

/** One action by region, England as the line across each bar. Highest share first: regions are near the truth, LMCs are not. */
export function RegionTable({ week, column, title }: { week: WeekFigures; column: number; title: string }) {
  const england = week.england.actions[column]!.taking
  const shown = week.regions.flatMap(({ figures, ...region }) =>
    figures ? [{ ...region, figure: figures.taking[column]! }] : [],
  )
  const hidden = week.regions.filter(({ figures }) => !figures)
  return (
    <table className="bar-table regions">
      <caption className="spoken">{`“${title}” by region`}</caption>
      <thead>
        <tr>
          <th scope="col">Region</th>
          <th scope="col" className="bar-cell">
            <span className="spoken">Bar</span>
          </th>
          <th scope="col" className="num">
            Taking
          </th>
          <th scope="col" className="num">
            of reporters
          </th>
          <th scope="col" className="num reported hide-narrow">
            Reported
          </th>
        </tr>
      </thead>
      <tbody>
        {shown
          .toSorted((a, b) => shareOf(b.figure) - shareOf(a.figure))
          .map(({ code, name, figure, reporters, open }) => (
            <tr key={code}>
              <th scope="row">
                {name}
                <Bar narrow share={shareOf(figure)} mark={shareOf(england)} />
              </th>
              <td className="bar-cell">
                <Bar share={shareOf(figure)} mark={shareOf(england)} />
              </td>
              <td className="num">
                <b>{percentInWords(figure)}</b>
              </td>
              <td className="num soft">{ofInWords(figure)}</td>
              <td className="num soft reported hide-narrow">{wholeReturnRate({ reporters, open })}%</td>
            </tr>
          ))}
        {hidden.map(({ code, name, reporters, open }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td className="bar-cell" />
            <td className="num soft" colSpan={2}>
              too few reports
            </td>
            <td className="num soft reported hide-narrow">{wholeReturnRate({ reporters, open })}%</td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">
            England
            <Bar narrow share={shareOf(england)} />
          </th>
          <td className="bar-cell">
            <Bar share={shareOf(england)} />
          </td>
          <td className="num">{percentInWords(england)}</td>
          <td className="num">{ofInWords(england)}</td>
          <td className="num reported hide-narrow">{wholeReturnRate(week.england)}%</td>
        </tr>
      </tbody>
    </table>
  )
}
