import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { queueCircular } from '#app/features/people/circulars/queue-circular.server.ts'
import { announcementOf } from '#app/features/retention/periods/retention-queries.server.ts'
import { purgeFromDay } from '#app/features/retention/periods/retention-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { type PurgeRefused, roundToPurge } from './purge-scope-queries.server.ts'

export type AnnounceOutcome = PurgeRefused | { ok: true; purgeFrom: Day }
/**
 * Has everyone in a practice told of a round's purge by mail, whether their practice has answers in it or not, and writes it down. The
 * purge may run from `purgeFrom` on: 60 days from now, and not before the time for keeping has passed.
 */
export function announcePurge(
  db: Db,
  slug: string,
  { retentionMonths, publicAddress }: { retentionMonths: number; publicAddress: string },
  now: Instant,
  actor: 'operator' | 'concert' = 'operator',
): AnnounceOutcome {
  return inTransaction(db, (tx) => {
    const found = roundToPurge(tx, slug, now)
    if ('ok' in found) return found
    if (announcementOf(tx, slug)) return { ok: false, reason: 'announced-already' }
    const purgeFrom = purgeFromDay(found.round.endedOn, retentionMonths, now)
    const values = { round: found.round.title, deletedOn: longDay(purgeFrom), link: `${publicAddress}/account/roles` }
    queueCircular(tx, { id: `purge-${slug}`, message: 'purge-announced', values }, now)
    recordEvent(tx, { at: now, actor, action: 'purge.announced', subject: slug, detail: { purgeFrom } })
    return { ok: true, purgeFrom }
  })
}
