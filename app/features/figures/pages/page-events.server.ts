import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { chartEvents } from '#app/features/figures/pictures/chart-events.ts'
import { allEditions, allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Edition } from '#app/features/menu/editions/menu-rules.ts'
import { cachedWithMenu } from '#app/features/menu/editions/menu-version.server.ts'
import { allEvents, type TimelineEvent } from '#app/features/timeline/events/event-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'
import type { Db } from '#db/client.server.ts'

/** Editions, and events as versions of records: both count among the menu's changes. */
const happened = cachedWithMenu<'all', { editions: Edition[]; events: TimelineEvent[] }>(1)
const read = (db: Db) => ({
  editions: allRounds(db, '9999-12-31').flatMap(({ slug }) => allEditions(db, slug)),
  events: allEvents(db),
})

/** What every course marks: the editions published, the votes closed and what else happened by an instant. */
export function pageEvents(db: Db, now: Instant): ChartEvent[] {
  const today = dayOf(now)
  const { editions, events } = happened(db, 'all', () => read(db))
  const published = editions.filter(({ publishedAt }) => publishedAt <= now)
  return chartEvents(published, allBallots(db, today), events)
}
