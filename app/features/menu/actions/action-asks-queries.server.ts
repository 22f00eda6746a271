import { lastGuidance } from '#app/features/menu/editions/editions.sql.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { Ask } from './ask-rules.ts'
import { guidanceOf } from './guidance-queries.server.ts'

/** The questions of an action in the guidance with this hash. */
export const asksOf = (db: Db, guidanceHash: string): Ask[] => guidanceOf(db, guidanceHash).data.asks

/** The questions of an action at an instant; none where it is on no published menu. */
export function asksInForce(db: Db, actionSlug: string, at: Instant): Ask[] {
  const offer = offerInForce(db, actionSlug, at)
  return offer ? asksOf(db, offer.guidanceHash) : []
}

/** The questions of an action in its guidance as known before an instant; none where no guidance was recorded by then. */
export function asksAsKnown(db: Db, actionSlug: string, knownBefore: Instant): Ask[] {
  const hash = lastGuidance(db).get(actionSlug, knownBefore)
  return hash === undefined ? [] : asksOf(db, hash)
}
