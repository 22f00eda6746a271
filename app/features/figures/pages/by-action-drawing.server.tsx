import { renderToStaticMarkup } from 'react-dom/server'
import type { CommitteeRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import type { LmcDetails } from '#app/features/register/records/register-rules.ts'
import { keptLately } from '#app/platform/kept-lately.ts'
import { RollUpByAction } from './roll-up-by-action.tsx'

const KEPT = 8
const drawings = new WeakMap<CommitteeRollUp, ReturnType<typeof keptLately<string>>>()

/**
 * A roll-up's map and tables as HTML. A thousand cells are most of what the page costs, and the figures of a release do not change: each
 * is drawn once for an action and an order, and kept beside the roll-up it is of.
 */
export function byActionHtml(
  rollUp: CommitteeRollUp,
  lmcs: LmcDetails[],
  { column, order }: { column: number; order: string },
): string {
  const kept = drawings.get(rollUp) ?? keptLately<string>(KEPT)
  drawings.set(rollUp, kept)
  return kept(JSON.stringify([column, order, lmcs]), () =>
    renderToStaticMarkup(<RollUpByAction rollUp={rollUp} lmcs={lmcs} column={column} order={order} />),
  )
}
