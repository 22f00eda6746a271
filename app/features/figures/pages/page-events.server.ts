import { allBallots } from '#app/features/ballots/records/ballot-queries.server.ts'
import { chartEvents } from '#app/features/figures/pictures/chart-events.ts'
import { allEditions, allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { allEvents } from '#app/features/timeline/events/event-queries.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { ChartEvent } from '#app/ui/charts/chart-scales.ts'
import type { Db } from '#db/client.server.ts'

/** What every course marks: the editions published, the votes closed and what else happened by an instant. */
export function pageEvents(db: Db, now: Instant): ChartEvent[] {
  const today = dayOf(now)
  const editions = allRounds(db, today).flatMap(({ slug }) => allEditions(db, slug))
  const published = editions.filter(({ publishedAt }) => publishedAt <= now)
  return chartEvents(published, allBallots(db, today), allEvents(db))
}
