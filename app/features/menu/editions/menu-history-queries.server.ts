import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { editionInForce, offersOf, roundAt } from './menu-queries.server.ts'
import type { Menu, Offer } from './menu-rules.ts'
import { cachedByTurn } from './menu-version.server.ts'

/** Menus by the last turn of both times before them; undefined before the first. Frozen, so they can be shared. */
const menusCached = cachedByTurn<{ menu: Menu | undefined }>(500)

/**
 * The menu at an instant, as known before another: the round of that day (ended or not), its edition in force among those recorded by
 * then, and that edition's offers.
 */
export function menuAt(db: Db, at: Instant, knownBefore: Instant = KNOWN_NOW): Menu | undefined {
  return menusCached(db, { at, knownBefore }, () => ({ menu: readMenuAt(db, at, knownBefore) })).menu
}

function readMenuAt(db: Db, at: Instant, knownBefore: Instant): Menu | undefined {
  const round = roundAt(db, dayOf(at), knownBefore)
  const edition = round && editionInForce(db, round.slug, at, knownBefore)
  if (!edition) return undefined
  const offers = offersOf(db, edition.slug).map((offer) => Object.freeze(offer))
  return Object.freeze({ round: Object.freeze(round), edition: Object.freeze(edition), offers: Object.freeze(offers) as Offer[] })
}

/**
 * The menu at the last moment of a London day, as known before an instant. Its offered and paused actions are the columns of that day's
 * roll-up.
 */
export function menuAtEndOf(db: Db, day: Day, knownBefore: Instant): Menu | undefined {
  return menuAt(db, endOfDay(day) - 1, knownBefore)
}
