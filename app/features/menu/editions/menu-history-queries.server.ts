import { type Day, dayOf, endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { allRounds, editionInForce, offersOf, roundAt } from './menu-queries.server.ts'
import type { Menu, Offer } from './menu-rules.ts'
import { keptWithMenu } from './menu-version.server.ts'

/** The instants at which the menu turns, the earliest first, and the menu from each on, once it was asked for. Never changed, so handed out as it is. */
const timeline = keptWithMenu((db) => {
  const published = publishedTimes(db).all() as Instant[]
  const ends = allRounds(db, '0001-01-01').flatMap(({ beganOn, endedOn }) => [
    startOfDay(beganOn),
    ...(endedOn === null ? [] : [endOfDay(endedOn)]),
  ])
  const turns = [Number.NEGATIVE_INFINITY, ...published, ...ends].sort((one, other) => one - other)
  return { turns, menus: new Map<Instant, Menu | undefined>() }
})
const publishedTimes = prepared((db) => db.$client.prepare('select distinct published_at from editions').pluck())

/** The menu as it stands at an instant: the round of that day (ended or not), its edition in force and that edition's offers. */
export function menuAt(db: Db, at: Instant): Menu | undefined {
  const { turns, menus } = timeline(db)
  const turn = turns.findLast((one) => one <= at) ?? Number.NEGATIVE_INFINITY
  if (!menus.has(turn)) menus.set(turn, readMenuAt(db, at))
  return menus.get(turn)
}

function readMenuAt(db: Db, at: Instant): Menu | undefined {
  const round = roundAt(db, dayOf(at))
  const edition = round && editionInForce(db, round.slug, at)
  if (!edition) return undefined
  const offers = offersOf(db, edition.slug).map((offer) => Object.freeze(offer))
  return Object.freeze({ round: Object.freeze(round), edition: Object.freeze(edition), offers: Object.freeze(offers) as Offer[] })
}

/** The menu at the last moment of a London day: the one whose offered and paused actions are the columns of that day's roll-up. */
export function menuAtEndOf(db: Db, day: Day): Menu | undefined {
  return menuAt(db, endOfDay(day) - 1)
}
