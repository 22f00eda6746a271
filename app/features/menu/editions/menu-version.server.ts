import { cacheOf } from '#app/platform/cache.ts'
import { endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { daysOfRounds, publishedTimes, recordedTimes, version } from './editions.sql.ts'

/**
 * A number that triggers raise with every row written to rounds, round_ends, editions, offers, actions and guidances, inside the writing
 * transaction. Cheap enough to read for every request; visible to every process on the file.
 */
export function menuVersion(db: Db): number {
  return version(db).get()!
}

/**
 * Caches a value made from the menu's rows, by key, until one of them changes: at most `most` values for each open database.
 * Inside a transaction it takes what is cached as long as the transaction changed none of those rows, and caches nothing itself:
 * after a rollback its version would be used again.
 */
export function cachedWithMenu<K extends string | number, V extends NonNullable<unknown>>(most: number) {
  const caches = prepared((db) => cacheOf<K, V>({ most, version: () => menuVersion(db) }))
  return (db: Db, key: K, make: () => V): V => caches(db)[db.$client.inTransaction ? 'asideOf' : 'of'](key, make)
}

/** The instants at which the menu changes (valid time), and those at which editions, rounds and their ends were recorded (transaction time), earliest first. */
type Turns = { holds: Instant[]; recorded: Instant[] }
const turnsCached = cachedWithMenu<'turns', Turns>(1)

function readTurns(db: Db): Turns {
  const ends = daysOfRounds(db)
    .all()
    .flatMap(({ beganOn, endedOn }) => [startOfDay(beganOn), ...(endedOn === null ? [] : [endOfDay(endedOn)])])
  const earliestFirst = (one: Instant, other: Instant) => one - other
  return {
    holds: [Number.NEGATIVE_INFINITY, ...publishedTimes(db).all(), ...ends].sort(earliestFirst),
    recorded: [Number.NEGATIVE_INFINITY, ...recordedTimes(db).all()].sort(earliestFirst),
  }
}

const turnsOf = (db: Db) => turnsCached(db, 'turns', () => readTurns(db))

/** The last instant before `at` at which the menu changed: from there until the next one it is the same. */
export const lastTurn = (db: Db, at: Instant): Instant => turnsOf(db).holds.findLast((one) => one <= at)!

/** The last instant before `knownBefore` at which something of the menu was recorded. */
export const lastRecorded = (db: Db, knownBefore: Instant): Instant => turnsOf(db).recorded.findLast((one) => one < knownBefore)!
