import { type Db, prepared } from '#db/client.server.ts'
import { cacheOf } from './cache.ts'

/**
 * Caches a value made from rows that a version counts, by key, until one of them changes: at most `most` values for each open database.
 * Inside a transaction it takes what is cached as long as the transaction changed none of those rows, and caches nothing itself:
 * after a rollback its version would be used again.
 */
export function cachedByVersion<K extends string | number, V extends NonNullable<unknown>>(
  version: (db: Db) => number,
  most: number,
) {
  const caches = prepared((db) => cacheOf<K, V>({ most, version: () => version(db) }))
  return (db: Db, key: K, make: () => V): V => caches(db)[db.$client.inTransaction ? 'asideOf' : 'of'](key, make)
}
