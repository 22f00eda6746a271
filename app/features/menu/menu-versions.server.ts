import { type Db, prepared } from '#db/client.server.ts'

const version = prepared((db) => db.$client.prepare('select version from menu_versions where only = 1').pluck())
const raise = prepared((db) => db.$client.prepare('update menu_versions set version = version + 1 where only = 1'))

/** A number that goes up whenever what the public menu pages rest on changes. Cheap enough to read for every request; seen by every process on the file. */
export function menuVersion(db: Db): number {
  return version(db).get() as number
}

/** To be called in the transaction that publishes an edition or takes over words: kept pages drawn before it are not served again. */
export function raiseMenuVersion(tx: Db): void {
  raise(tx).run()
}
