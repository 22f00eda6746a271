import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The address of a calendar that is in use: its practice, and whether titles name actions. */
export type FeedInUse = { id: string; practiceCode: string; named: boolean }

const bySecret = prepared((db) =>
  db.$client.prepare(`
    select f.id, r.practice_code as practiceCode, f.named from calendar_feeds f join person_standings r on r.id = f.role_id
    where f.secret_hash = ? and f.ended_at is null and r.ended_at is null and r.practice_code is not null`),
)

/** The calendar behind a secret; undefined where there is none, or it was ended, or the role it was made for has ended. */
export function feedOfSecret(db: Db, secret: string): FeedInUse | undefined {
  const found = bySecret(db).get(hashOfToken(secret)) as { id: string; practiceCode: string; named: 0 | 1 } | undefined
  return found && { ...found, named: found.named === 1 }
}

const ofRole = prepared((db) =>
  db.$client.prepare(
    'select named, made_at as madeAt from calendar_feeds where role_id = @roleId and person_id = @personId and ended_at is null',
  ),
)

/** The person's address in use for a role; undefined = none. */
export function ownFeed(db: Db, of: { personId: string; roleId: string }): { named: boolean; madeAt: Instant } | undefined {
  const found = ofRole(db).get(of) as { named: 0 | 1; madeAt: Instant } | undefined
  return found && { ...found, named: found.named === 1 }
}
