import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { ActionFigures } from '#app/features/figures/releases/week-figures.ts'
import { Bar } from '#app/ui/charts/bar.tsx'

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
