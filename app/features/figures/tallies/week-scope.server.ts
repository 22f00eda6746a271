import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { type OfferStatus, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { type Day, endOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releaseOf } from './release-rules.ts'

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

const everOffered = prepared((db) =>
  db.$client
    .prepare(
      `select distinct o.action_slug from offers o join editions e on e.slug = o.edition_slug
       where e.published_at < @end and e.recorded_at < @knownBefore order by 1`,
    )
    .pluck(),
)

/** The scope of a week; undefined before the first menu. */
export function scopeOfWeek(db: Db, weekEnd: Day): WeekScope | undefined {
  const knownBefore = releaseOf(weekEnd)
  const menu = menuAtEndOf(db, weekEnd, knownBefore)
  if (!menu) return undefined
  const columns = menu.offers
    .filter(({ status }) => onTheMenu(status))
    .map(({ actionSlug, status }) => ({ slug: actionSlug, status }))
  const offered = everOffered(db).all({ end: endOfDay(weekEnd), knownBefore }) as string[]
  return {
    weekEnd,
    round: menu.round.slug,
    edition: menu.edition.slug,
    columns,
    goesOn: offered.filter((slug) => columns.every((column) => column.slug !== slug)),
  }
}
