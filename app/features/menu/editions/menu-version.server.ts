import { cacheOf } from '#app/platform/cache.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { version } from './editions.sql.ts'

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
