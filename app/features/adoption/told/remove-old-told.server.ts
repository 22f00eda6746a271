import type { Db } from '#db/client.server.ts'
import { removeLoose } from './told.sql.ts'

/** Removes the marks of entries and returns that a purge has removed: a mark lasts as long as what it marks. */
export function removeOldTold(tx: Db): void {
  removeLoose(tx).run()
}
