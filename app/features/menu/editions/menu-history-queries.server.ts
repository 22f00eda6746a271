import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { editions } from '#db/schema/menu.ts'
import { recordedTimes } from './editions.sql.ts'
import { allRounds, editionInForce, offersOf, roundAt } from './menu-queries.server.ts'
import type { Menu, Offer } from './menu-rules.ts'
import { cachedWithMenu } from './menu-version.server.ts'

/** The instants at which the menu changes (valid time), and those at which editions, rounds and their ends were recorded (transaction time), earliest first. */
type Turns = { holds: Instant[]; recorded: Instant[] }
const turnsCached = cachedWithMenu<'turns', Turns>(1)
/** Menus by the last turn of both times before them; undefined before the first. Frozen, so they can be shared. */
const menusCached = cachedWithMenu<string, { menu: Menu | undefined }>(500)

function turnsOf(db: Db): Turns {
  const published = publishedTimes(db)
    .all()
    .map(({ publishedAt }) => publishedAt)
  const ends = allRounds(db, '0001-01-01').flatMap(({ beganOn, endedOn }) => [
    startOfDay(beganOn),
    ...(endedOn === null ? [] : [endOfDay(endedOn)]),
  ])
  const earliestFirst = (one: Instant, other: Instant) => one - other
  return {
    holds: [Number.NEGATIVE_INFINITY, ...published, ...ends].sort(earliestFirst),
    recorded: [Number.NEGATIVE_INFINITY, ...recordedTimes(db).all()].sort(earliestFirst),
  }
}
const publishedTimes = prepared((db) => db.selectDistinct({ publishedAt: editions.publishedAt }).from(editions).prepare())

/**
 * The menu at an instant, as known before another: the round of that day (ended or not), its edition in force among those recorded by
 * then, and that edition's offers.
 */
export function menuAt(db: Db, at: Instant, knownBefore: Instant = KNOWN_NOW): Menu | undefined {
  const { holds, recorded } = turnsCached(db, 'turns', () => turnsOf(db))
  const turns = `${holds.findLast((one) => one <= at)} ${recorded.findLast((one) => one < knownBefore)}`
  return menusCached(db, turns, () => ({ menu: readMenuAt(db, at, knownBefore) })).menu
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
