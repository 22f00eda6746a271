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
 * Keeps what is made from the menu's rows until one of them changes. Inside a transaction nothing is kept: were it rolled back, its
 * version would be counted again.
 */
export function keptWithMenu<V>(make: (db: Db) => V): (db: Db) => V {
  const kept = new WeakMap<object, { version: number; value: V }>()
  return (db) => {
    if (db.$client.inTransaction) return make(db)
    const now = menuVersion(db)
    const known = kept.get(db.$client)
    if (known?.version === now) return known.value
    const value = make(db)
    kept.set(db.$client, { version: now, value })
    return value
  }
}
