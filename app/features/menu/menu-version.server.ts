import { type Db, prepared } from '#db/client.server.ts'

const version = prepared((db) => db.$client.prepare('select version from menu_versions where only = 1').pluck())

/** A number that goes up whenever what the public menu pages rest on changes. Cheap enough to read for every request; seen by every process on the file. */
export function menuVersion(db: Db): number {
  return version(db).get() as number
}

/** Counts the version of the menu up: inside the transaction that changes what public pages show, so that every process sees it with the change. */
export function countMenuVersionUp(tx: Db): void {
  tx.$client.prepare('update menu_versions set version = version + 1 where only = 1').run()
}
