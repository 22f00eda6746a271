import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { guardWrites } from './guarded-writes.server.ts'
import { forOwnerAlone } from './owner-alone.server.ts'
import { BORNE_BY_COMMANDS, mayWrite } from './serving.server.ts'
import { migrationsDue, shippedMigrations } from './shape.server.ts'
import { keepPlans } from './steady-plans.server.ts'

/** The open database. `$client` is the better-sqlite3 connection under it. */
export type Db = BetterSQLite3Database<Record<string, never>> & { $client: Database.Database }

export const MIGRATIONS = new URL('./migrations', import.meta.url).pathname

/**
 * Opens (or creates) the file, for its owner alone, and migrates it. `:memory:` is allowed. A write is on disk before it is
 * confirmed. Throws NewerFile for a file that a later version wrote, and changes nothing in it.
 */
export function openDatabase(path: string, migrations = MIGRATIONS): Db {
  if (path !== ':memory:') forOwnerAlone(path)
  const client = new Database(path)
  migrationsDue(client, migrations)
  const db = connect(client)
  // Migrations rebuild a referenced table by dropping it. Dangling references afterwards stop the start.
  db.$client.pragma('foreign_keys = OFF')
  const before = shapeOf(db)
  migrate(db, { migrationsFolder: migrations })
  const dangling = shapeOf(db) === before ? [] : danglingReferences(db)
  if (dangling.length > 0) throw new Error(`${dangling.length} rows refer to what is not there.`)
  db.$client.pragma('foreign_keys = ON')
  if (path === ':memory:') return db
  // A connection that has rebuilt a table keeps a lock on it, so the next steps use a new connection.
  db.$client.close()
  return connect(new Database(path))
}

/** The name of the last migration that ships, to whose shape every file is brought that is opened. */
export const lastMigrationShipped = () => shippedMigrations(MIGRATIONS).at(-1)?.tag

/** A number that every change of a table's shape increases. */
const shapeOf = (db: Db) => db.$client.pragma('schema_version', { simple: true })

/** The tables of rows with dangling references. */
export function danglingReferences(db: Db): string[] {
  return (db.$client.pragma('foreign_key_check') as { table: string }[]).map(({ table }) => table)
}

/** Opens a database from the bytes of `db.$client.serialize()`: a cheap fresh copy for tests. */
export function openImage(image: Buffer): Db {
  return connect(new Database(image))
}

function connect(client: Database.Database): Db {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // Wiped data (an address, a link) are overwritten in the file, not only freed.
  client.pragma('secure_delete = FAST')
  client.pragma(`busy_timeout = ${BORNE_BY_COMMANDS}`)
  client.pragma('cache_size = -16000')
  keepPlans(client)
  const db = drizzle(client) as unknown as Db
  guardWrites(client, () => mayWrite(db))
  return db
}

export type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs the work in one immediate transaction: all or nothing. A call inside another joins the outer one. The work is synchronous:
 * better-sqlite3 would let an async callback write outside the transaction, so its type is refused.
 */
export function inTransaction<T>(db: Db, work: (tx: Db) => NotAPromise<T>): T {
  if (db.$client.inTransaction) return work(db) as T
  if (!mayWrite(db)) throw new Error('A server writes in no other way than inSharedTransaction.')
  return db.$client.transaction(() => work(db) as T).immediate()
}

/** Runs read-only work on one snapshot of the file: it sees no concurrent writes, and nobody waits for it. */
export function onSnapshot<T>(db: Db, work: (tx: Db) => NotAPromise<T>): T {
  if (db.$client.inTransaction) return work(db) as T
  return db.$client.transaction(() => work(db) as T).deferred()
}

/** Everything that is prepared once for each database: a test prepares every query of the product and looks at its plan. */
export const everyPrepared = new Set<(db: Db) => unknown>()

/**
 * Prepares a query (or anything worth storing per database) once for each open database: `const byCode = prepared((db) =>
 * db.select()….prepare())`, then `byCode(db).get({ code })`. Not an LRU cache: a prepared query belongs to one connection and
 * lives as long as it.
 */
export function prepared<Q>(prepare: (db: Db) => Q): (db: Db) => Q {
  const queries = new WeakMap<object, Q>()
  const onceFor = (db: Db): Q => {
    const known = queries.get(db.$client)
    if (known) return known
    const query = prepare(db)
    queries.set(db.$client, query)
    return query
  }
  everyPrepared.add(onceFor)
  return onceFor
}
