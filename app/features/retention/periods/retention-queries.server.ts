import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { Announcement, Purge, RetentionLine } from './retention-rules.ts'

const lastOf = prepared((db) =>
  db.$client.prepare('select at, detail from audit_events where subject = ? and action = ? order by at desc, seq desc limit 1'),
)
const roundsSpokenOf = prepared((db) => db.$client.prepare('select slug, title from rounds order by began_on desc'))

function lastEvent<T>(db: Db, round: string, action: 'purge.announced' | 'round.purged'): (T & { at: Instant }) | undefined {
  const found = lastOf(db).get(round, action) as { at: Instant; detail: string } | undefined
  return found && { ...(JSON.parse(found.detail) as T), at: found.at }
}

/** The purge of a round; undefined while its answers exist. */
export function purgeOf(db: Db, round: string): Purge | undefined {
  const found = lastEvent<Purge>(db, round, 'round.purged')
  return found && { at: found.at, lastWeekEnd: found.lastWeekEnd, knownAt: found.knownAt }
}

/** The announcement of a round's purge; undefined before it. */
export function announcementOf(db: Db, round: string): Announcement | undefined {
  const found = lastEvent<Announcement>(db, round, 'purge.announced')
  return found && { at: found.at, purgeFrom: found.purgeFrom }
}

/**
 * Announced and completed purges, latest round first. The same for every practice: nobody knows any more who had answers in a
 * purged round.
 */
export function retentionLines(db: Db): RetentionLine[] {
  const rounds = roundsSpokenOf(db).all() as { slug: string; title: string }[]
  return rounds.flatMap(({ slug, title }) => {
    const announced = announcementOf(db, slug)
    const purged = purgeOf(db, slug)
    if (!announced && !purged) return []
    return [
      {
        round: slug,
        title,
        announcedAt: announced?.at ?? null,
        purgeFrom: announced?.purgeFrom ?? null,
        purgedAt: purged?.at ?? null,
      },
    ]
  })
}
