import { latestVersions } from '#app/features/editors/versions/version-queries.server.ts'
import { firstDayOf } from '#app/platform/rough-days.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { EventFields } from './event-form.ts'

export type TimelineEvent = EventFields & { slug: string; version: number }

/** Every event as known before an instant, in the order of time. */
export function allEvents(db: Db, knownBefore?: Instant): TimelineEvent[] {
  return latestVersions<EventFields>(db, { kind: 'event' }, { knownBefore })
    .map(({ slug, version, fields }) => ({ ...fields, slug, version }))
    .sort((a, b) => (firstDayOf(a.on) < firstDayOf(b.on) ? -1 : 1))
}
