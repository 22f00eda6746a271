import { type Day, dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { allRounds, editionInForce, offersOf, roundAt } from './menu-queries.server.ts'
import type { Menu, Offer } from './menu-rules.ts'
import { cachedWithMenu } from './menu-version.server.ts'

const turnsCached = cachedWithMenu<'turns', Instant[]>(1)
/** Menus by the instant from which they hold; undefined before the first. Frozen, so they can be shared. */
const menusCached = cachedWithMenu<Instant, { menu: Menu | undefined }>(500)

/** The instants at which the menu changes, earliest first. */
function turnsOf(db: Db): Instant[] {
  const published = publishedTimes(db).all() as Instant[]
  const ends = allRounds(db, '0001-01-01').flatMap(({ beganOn, endedOn }) => [
    startOfDay(beganOn),
    ...(endedOn === null ? [] : [endOfDay(endedOn)]),
  ])
  return [Number.NEGATIVE_INFINITY, ...published, ...ends].sort((one, other) => one - other)
}
const publishedTimes = prepared((db) => db.$client.prepare('select distinct published_at from editions').pluck())

/** The menu at an instant: the round of that day (ended or not), its edition in force and that edition's offers. */
export function menuAt(db: Db, at: Instant): Menu | undefined {
  const turns = turnsCached(db, 'turns', () => turnsOf(db))
  const turn = turns.findLast((one) => one <= at) ?? Number.NEGATIVE_INFINITY
  return menusCached(db, turn, () => ({ menu: readMenuAt(db, at) })).menu
}

function readMenuAt(db: Db, at: Instant): Menu | undefined {
  const round = roundAt(db, dayOf(at))
  const edition = round && editionInForce(db, round.slug, at)
  if (!edition) return undefined
  const offers = offersOf(db, edition.slug).map((offer) => Object.freeze(offer))
  return Object.freeze({ round: Object.freeze(round), edition: Object.freeze(edition), offers: Object.freeze(offers) as Offer[] })
}

/** The menu at the last moment of a London day. Its offered and paused actions are the columns of that day's roll-up. */
export function menuAtEndOf(db: Db, day: Day): Menu | undefined {
  return menuAt(db, endOfDay(day) - 1)
}
