import type { ObstacleKind } from '#app/features/adoption/statements/adoption-rules.ts'
import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import { countInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { LmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Bar } from '#app/ui/charts/bar.tsx'
import type { LmcAnswers } from './lmc-answers-queries.server.ts'

type UptakeRow = { actionSlug: string; shortTitle: string; taking: number; all: PublishedFigure | null; obstacle: string | null }
/** `sharing`: the reporters that share by name; `published`: the week's figures of all, null where too few report. */
export type LmcUptakeProps = {
  rows: UptakeRow[]
  sharing: number
  practices: number
  published: { of: number; open: number; weekEnd: Day } | null
}

/** What an LMC's answers and its published figures say of each action of the menu, most taken first. */
export function uptakeOf({ practices, offers }: LmcAnswers, figures: LmcBesideOthers | null): LmcUptakeProps {
  const sharing = practices.filter(({ reporter, shared }) => reporter && shared)
  const row = figures?.lmc.shown ? figures.lmc : null
  const counts = new Map(offers.map(({ actionSlug }) => [actionSlug, { taking: 0, obstacles: new Map<ObstacleKind, number>() }]))
  for (const { shared } of sharing)
    for (const actionSlug in shared) {
      const count = counts.get(actionSlug)
      const { state, obstacleKind } = shared[actionSlug]!
      if (count && state === 'taking') count.taking += 1
      if (count && obstacleKind) count.obstacles.set(obstacleKind, (count.obstacles.get(obstacleKind) ?? 0) + 1)
    }
  const rows = offers
    .map(({ actionSlug, shortTitle }) => {
      const { taking, obstacles } = counts.get(actionSlug)!
      const column = figures?.columns.findIndex(({ slug }) => slug === actionSlug) ?? -1
      return { actionSlug, shortTitle, taking, all: row?.taking[column] ?? null, obstacle: mainObstacle(obstacles) }
    })
    .toSorted((a, b) => b.taking - a.taking)
  const published = row && figures ? { of: row.of, open: row.open, weekEnd: figures.weekEnd } : null
  return { rows, sharing: sharing.length, practices: practices.length, published }
}

/** What the reporters take that share by name, exactly, beside the published figure of all that report, and what stands in the way. */
export function LmcUptake({ rows, sharing, practices, published }: LmcUptakeProps) {
  return (
    <>
      <table className="dense uptake-table">
        <caption className="spoken">What the {sharing} reporters take that share by name</caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">
              <span className="spoken">Bar</span>
            </th>
            <th scope="col" className="num">
              Take it
            </th>
            {published ? (
              <th scope="col" className="num">
                All* of {published.of}
              </th>
            ) : null}
            <th scope="col">Main obstacle</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ actionSlug, shortTitle, taking, all, obstacle }) => (
            <tr key={actionSlug}>
              <th scope="row">
                <a href={`/figures/actions/${actionSlug}`}>{shortTitle}</a>
              </th>
              <td className="uptake-bar">
                <Bar share={sharing === 0 ? 0 : taking / sharing} />
              </td>
              <td className="num">
                <b>{taking}</b>
              </td>
              {published ? <td className="num soft">{all ? countInWords(all) : '–'}</td> : null}
              <td className="soft">{obstacle ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">
        {published
          ? `* published for ${dayAndMonth(published.weekEnd)}, of all that reported by then; blurred on purpose: 19 of 20 such figures lie within 4 practices. The counts and obstacles beside it are today’s and exact, of those that share.${otherCount(published.open, practices)}`
          : 'Too few practices report for a published figure of all; the counts are exact, of those that share.'}
      </p>
    </>
  )
}

/** Why the published figure counts in another number of practices than the list shows, where it does. */
const otherCount = (published: number, now: number) =>
  published === now
    ? ''
    : ` It counts in ${published} practices, today you have ${now}: one that came from another LMC or went to one moves in the figures at the start of a quarter, one that opened or closed when the register said so.`

/** "local scheme, 6": the obstacle named most, with how many name it, “other” only where no kind is named; null where none is. */
function mainObstacle(counts: ReadonlyMap<ObstacleKind, number>): string | null {
  const [most] = [...counts].toSorted(
    ([a, many], [b, more]) => Number(a === 'other') - Number(b === 'other') || more - many || (a < b ? -1 : 1),
  )
  return most ? `${OBSTACLE_WORDS[most[0]]}, ${most[1]}` : null
}
