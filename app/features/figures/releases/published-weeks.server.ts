import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { menuOfWeek, scopeOf } from '#app/features/figures/tallies/tally-weeks.server.ts'
import { type Menu, type Offer, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import type { Purge } from '#app/features/retention/periods/retention-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Publication, publicationOf } from './publication-queries.server.ts'

/** A column of a roll-up: an action offered or paused at the end of the week. */
export type RollUpColumn = Pick<Offer, 'title' | 'shortTitle' | 'status'> & { slug: string }
/** The two times of a figure: as at the Sunday `weekEnd`, as known at the release instant `knownAt`. */
export type Times = { weekEnd: Day; knownAt: Instant }
export type Heading = Times & {
  round: { slug: string; title: string; ended: boolean }
  edition: { slug: string; number: number; title: string }
  columns: RollUpColumn[]
}
/**
 * The publication of a week's end as known at a release, with its heading; undefined before the first menu. After a purge see
 * `afterPurge`.
 */
export function publishedWeek(db: Db, times: Times, now: Instant): { publication: Publication; heading: Heading } | undefined {
  const asked = menuOfWeek(db, times.weekEnd)
  if (!asked) return undefined
  const settled = afterPurge(purgeOf(db, asked.round.slug), times)
  const menu = settled.weekEnd === times.weekEnd ? asked : menuOfWeek(db, settled.weekEnd)
  if (!menu) return undefined
  return ofMenu(db, menu, settled, now)
}

/**
 * After the purge of a round its figures are fixed: the weeks it had by then, as known at their release or at the last one before
 * the purge.
 */
function afterPurge(purge: Purge | undefined, times: Times): Times {
  if (!purge) return times
  const weekEnd = times.weekEnd < purge.lastWeekEnd ? times.weekEnd : purge.lastWeekEnd
  return { weekEnd, knownAt: times.knownAt === releaseOf(times.weekEnd) ? releaseOf(weekEnd) : purge.knownAt }
}

function ofMenu(db: Db, menu: Menu, times: Times, now: Instant): { publication: Publication; heading: Heading } {
  const publication = publicationOf(db, scopeOf(menu, times.weekEnd), times.knownAt, now)
  return { publication, heading: { ...times, ...headingOf(menu) } }
}

function headingOf({ round, edition, offers }: Menu) {
  return {
    round: { slug: round.slug, title: round.title, ended: round.ended },
    edition: { slug: edition.slug, number: edition.number, title: edition.title },
    columns: offers
      .filter((offer) => onTheMenu(offer.status))
      .map(({ actionSlug, title, shortTitle, status }) => ({ slug: actionSlug, title, shortTitle, status })),
  }
}
