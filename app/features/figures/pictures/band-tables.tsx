import { ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { BAND_KIND_WORDS, bandInWords } from './band-words.ts'
import { shareOf } from './figure-shares.ts'

/** One action by kind of practice, England only, one kind at a time: kinds are never crossed. */
export function BandTables({ week, column }: { week: WeekFigures; column: number }) {
  const england = week.england.actions[column]?.taking
  return (
    <div className="split thirds">
      {week.england.bands.map(({ kind, bands }) => (
        <table key={kind} className="bar-table short">
          <caption>{BAND_KIND_WORDS[kind]}</caption>
          <thead className="spoken">
            <tr>
              <th scope="col">Practices</th>
              <th scope="col">Bar</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {bands.map(({ key, taking, reporters, open }) => {
              const figure = taking[column]!
              const bar = { share: shareOf(figure), mark: england && shareOf(england) }
              return (
                <tr key={key}>
                  <th scope="row">
                    {bandInWords(kind, key)}
                    <small>
                      {ofInWords(figure)} reporters, {inFigures(reporters)} of {inFigures(open)} reported
                    </small>
                    <Bar narrow {...bar} />
                  </th>
                  <td className="bar-cell">
                    <Bar {...bar} />
                  </td>
                  <td className="num">
                    <b>{percentInWords(figure)}</b>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      ))}
    </div>
  )
}
