import { cacheOf } from '#app/platform/cache.ts'
import { type Db, prepared } from '#db/client.server.ts'

const version = prepared((db) => db.$client.prepare('select version from menu_versions where only = 1').pluck())

/**
 * A number that goes up with every row of rounds, editions, offers, actions and guidances that is written: triggers count it, inside the
 * transaction that writes. Cheap enough to read for every request; seen by every process on the file.
 */
export function menuVersion(db: Db): number {
  return version(db).get() as number
}

/**
 * Caches what is made from the menu's rows, by key, until one of them changes: at most `most` values for each open database. Inside a
 * transaction nothing is cached: were it rolled back, its version would be counted again.
 */
export function cachedWithMenu<K extends string | number, V extends NonNullable<unknown>>(most: number) {
  const caches = prepared((db) => cacheOf<K, V>({ most, version: () => menuVersion(db) }))
  return (db: Db, key: K, make: () => V): V => (db.$client.inTransaction ? make() : caches(db).of(key, make))
}
