import { type Cache, cacheOf } from '#app/platform/cache.ts'
import { cachedByVersion } from '#app/platform/cached-by-version.server.ts'
import { endOfDay, type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { daysOfRounds, publishedTimes, recordedTimes, version } from './editions.sql.ts'

/**
 * A number that triggers raise with every row written to rounds, round_ends, editions, offers, actions and guidances, inside the writing
 * transaction. Cheap enough to read for every request; visible to every process on the file.
 */
export function menuVersion(db: Db): number {
  return version(db).get()!
}

/** Caches a value made from the menu's rows, by key, until one of them changes: as `cachedByVersion`. */
export const cachedWithMenu = <K extends string | number, V extends NonNullable<unknown>>(most: number) =>
  cachedByVersion<K, V>(menuVersion, most)

/** The instants at which the menu changes (valid time), and those at which editions, rounds and their ends were recorded (transaction time), earliest first. */
type Turns = { holds: Instant[]; recorded: Instant[] }

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

/**
 * As `cachedWithMenu`, for what is asked at an instant (`at`) and as known before another (`knownBefore`): the menu is the same from
 * one turn to the next. `of`: what else the value rests on. What is not there (undefined) is not cached: anybody may ask for names that
 * nothing has, and would push out those that are asked for.
 */
export function cachedByTurn<V extends NonNullable<unknown>>(most: number) {
  const cached = cachedWithMenu<'all', { turns: Turns; values: Cache<string, V> }>(1)
  type Asked = { at?: Instant; knownBefore?: Instant; of?: string }
  return <Made extends V | undefined>(db: Db, { at, knownBefore, of }: Asked, make: () => Made): V | Made => {
    const { turns, values } = cached(db, 'all', () => ({ turns: readTurns(db), values: cacheOf<string, V>({ most }) }))
    const holds = at === undefined ? '' : turns.holds.findLast((one) => one <= at)
    const recorded = knownBefore === undefined ? '' : turns.recorded.findLast((one) => one < knownBefore)
    const key = `${holds} ${recorded} ${of ?? ''}`
    const known = values.get(key)
    if (known !== undefined) return known
    const made = make()
    if (made !== undefined) values.put(key, made)
    return made
  }
}
