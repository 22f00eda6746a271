import { type Db, prepared } from '#db/client.server.ts'
import { cacheOf } from './cache.ts'

/**
 * Caches a value made from rows that a version counts, by key, until one of them changes: at most `most` values for each open database.
 * Inside a transaction it takes what is cached as long as the transaction changed none of those rows, and caches nothing itself:
 * after a rollback its version would be used again. What is not there (undefined) is not cached: somebody may ask for names that nothing has.
 */
export function cachedByVersion<K extends string | number, V extends NonNullable<unknown>>(
  version: (db: Db) => number,
  most: number,
) {
  const caches = prepared((db) => cacheOf<K, V>({ most, version: () => version(db) }))
  return <Made extends V | undefined>(db: Db, key: K, make: () => Made): V | Made => {
    const cache = caches(db)
    if (db.$client.inTransaction) return cache.asideOf(key, make)
    const since = cache.version()
    const known = cache.get(key)
    if (known !== undefined) return known
    const made = make()
    if (made !== undefined) cache.put(key, made, since)
    return made
  }
}
