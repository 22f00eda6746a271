import { countInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { shareOf } from './figure-shares.ts'

/** Actions no longer on the menu that reporters still take: none of the columns, and not part of "at least one". */
export function GoesOnTable({ week, actionHref }: { week: WeekFigures; actionHref: (action: string) => string }) {
  const { goesOn } = week.england
  if (goesOn.length === 0) return null
  return (
    <section aria-labelledby="goes-on">
      <SectionHeading id="goes-on" beside={`England, as at ${longDay(week.weekEnd)}`}>
        No longer on the menu, and still taken
      </SectionHeading>
      <table className="bar-table">
        <caption className="spoken">Reporters still taking actions that have left the menu</caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col" className="bar-cell">
              <span className="spoken">Bar</span>
            </th>
            <th scope="col" className="num">
              Share
            </th>
            <th scope="col" className="num">
              Practices
            </th>
          </tr>
        </thead>
        <tbody>
          {goesOn.map(({ slug, title, figure }) => (
            <tr key={slug}>
              <th scope="row">
                <a href={actionHref(slug)}>{title}</a>
                <Bar narrow share={shareOf(figure)} />
              </th>
              <td className="bar-cell">
                <Bar share={shareOf(figure)} />
              </td>
              <td className="num">
                <b>{percentInWords(figure)}</b>
              </td>
              <td className="num soft">{countInWords(figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
