import { renderToStaticMarkup } from 'react-dom/server'
import type { CommitteeRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { RollUpByAction } from './roll-up-by-action.tsx'

const drawings = prepared(() => cacheOf<string, string>({ most: 64 }))

/**
 * A roll-up's map and tables as HTML. A thousand cells are most of the cost of the page, so each is drawn once per action and
 * order: the key holds every word used, and the figures of a release do not change.
 */
export function byActionHtml(
  db: Db,
  rollUp: CommitteeRollUp,
  lmcs: LmcDetails[],
  { column, order }: { column: number; order: string },
): string {
  const { weekEnd, knownAt, known, round, edition, columns, regions, rows } = rollUp
  const names = [regions, rows].map((list) => list.map(({ name }) => name))
  const key = JSON.stringify([weekEnd, knownAt, known, round, edition, columns, names, lmcs, column, order])
  return drawings(db).of(key, () =>
    renderToStaticMarkup(<RollUpByAction rollUp={rollUp} lmcs={lmcs} column={column} order={order} />),
  )
}
