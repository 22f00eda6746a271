import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { type OfferStatus, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { type Day, endOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { releaseOf } from './release-rules.ts'
import { everOffered } from './tallies.sql.ts'

/**
 * What is counted in a week: the menu in force at its end, as known at its own release. An edition recorded later changes no column
 * of any figure of that week. `columns`: the actions offered or paused, in the menu's order; `goesOn`: those no longer on it.
 */
export type WeekScope = {
  weekEnd: Day
  round: string
  edition: string
  columns: { slug: string; status: OfferStatus }[]
  goesOn: string[]
}

/** The scope of a week; undefined before the first menu. */
export function scopeOfWeek(db: Db, weekEnd: Day): WeekScope | undefined {
  const knownBefore = releaseOf(weekEnd)
  const menu = menuAtEndOf(db, weekEnd, knownBefore)
  if (!menu) return undefined
  const columns = menu.offers
    .filter(({ status }) => onTheMenu(status))
    .map(({ actionSlug, status }) => ({ slug: actionSlug, status }))
  const offered = everOffered(db).all({ end: endOfDay(weekEnd), knownBefore })
  return {
    weekEnd,
    round: menu.round.slug,
    edition: menu.edition.slug,
    columns,
    goesOn: offered.filter((slug) => columns.every((column) => column.slug !== slug)),
  }
}
