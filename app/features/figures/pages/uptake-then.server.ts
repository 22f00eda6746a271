import { figureOf, type PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { firstSaid } from './pages.sql.ts'

/** What was published of an action for a week, when it was first published. `area`: of the reader's own LMC; null = not told. */
export type UptakeThen = { weekEnd: Day; england: PublishedFigure; area: PublishedFigure | null }

/**
 * The published figures of actions for weeks' ends, by "action week's end", as they were first released. Read at once, whatever their
 * number. `lmc`: the LMC of the reader's own practice or office; nobody else may read its row.
 */
export function uptakeThen(
  db: Db,
  asked: readonly { action: string; weekEnd: Day }[],
  lmc: string | null,
): Map<string, UptakeThen> {
  const pairs = [...new Map(asked.map(({ action, weekEnd }) => [`${action} ${weekEnd}`, [action, weekEnd]])).values()]
  const rows = firstSaid(db).all({ asked: JSON.stringify(pairs), lmc: lmc === null ? null : `lmc:${lmc}` })
  const told = new Map<string, UptakeThen>()
  for (const { action, weekEnd, place, count, of } of rows)
    if (place === 'england') told.set(`${action} ${weekEnd}`, { weekEnd, england: figureOf('england', count, of), area: null })
  for (const { action, weekEnd, place, count, of } of rows) {
    const key = `${action} ${weekEnd}`
    const england = told.get(key)
    if (place !== 'england' && england) told.set(key, { ...england, area: figureOf('lmc', count, of) })
  }
  return told
}
