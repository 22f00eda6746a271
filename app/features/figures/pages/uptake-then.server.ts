import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { figureOf, type PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** What was published of an action for a week, when it was first published. `area`: of the reader's own LMC; null = not told. */
export type UptakeThen = { weekEnd: Day; england: PublishedFigure; area: PublishedFigure | null }

/** One row for each place, action and week: that of the earliest release which says it (the columns stand beside the least of them). */
const firstSaid = prepared((db) =>
  db.$client.prepare(`
    select a.value ->> 0 as action, a.value ->> 1 as weekEnd, c.place, c.count, c."of", min(c.known_at * 1000 + c.issue) as first
    from json_each(@asked) a
    join release_counts c on c.place in ('england', @lmc) and c.action = a.value ->> 0 and c.week_end = a.value ->> 1
    group by c.place, c.action, c.week_end`),
)
type Row = { action: string; weekEnd: Day; place: string; count: PublishedCount; of: PublishedCount }

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
  const rows = firstSaid(db).all({ asked: JSON.stringify(pairs), lmc: lmc === null ? null : `lmc:${lmc}` }) as Row[]
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
