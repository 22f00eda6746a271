import { type Db, prepared } from '#db/client.server.ts'

const lastIssued = prepared((db) => db.$client.prepare('select max(rowid) from releases').pluck())

/** Changes with every release that is issued, by whichever process: what was drawn of figures before holds no longer. */
export const releasesState = (db: Db): number => (lastIssued(db).get() as number | null) ?? 0
