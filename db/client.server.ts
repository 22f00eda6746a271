import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'

/** The database, open. `$client` is the better-sqlite3 connection under it. */
export type Db = BetterSQLite3Database<Record<string, never>> & { $client: Database.Database }

const MIGRATIONS = new URL('./migrations', import.meta.url).pathname

/** Opens (or makes) the file and brings its shape up to date. `:memory:` is allowed. A write is on disk before it is confirmed. */
export function openDatabase(path: string, migrations = MIGRATIONS): Db {
  const db = connect(new Database(path))
  // A table that others refer to is rebuilt by dropping it: what refers to nothing afterwards stops the start.
  db.$client.pragma('foreign_keys = OFF')
  const before = shapeOf(db)
  migrate(db, { migrationsFolder: migrations })
  const dangling = shapeOf(db) === before ? [] : danglingReferences(db)
  if (dangling.length > 0) throw new Error(`${dangling.length} rows refer to what is not there.`)
  db.$client.pragma('foreign_keys = ON')
  if (path === ':memory:') return db
  // A connection that has rebuilt a table keeps a lock on it: what follows gets a connection of its own.
  db.$client.close()
  return connect(new Database(path))
}

/** A number that every change of a table's shape counts up. */
const shapeOf = (db: Db) => db.$client.pragma('schema_version', { simple: true })

/** The table of each row that refers to one that is not there. */
export function danglingReferences(db: Db): string[] {
  return (db.$client.pragma('foreign_key_check') as { table: string }[]).map(({ table }) => table)
}

/** Opens a database from the bytes of `db.$client.serialize()`: tests get a fresh one for the price of a copy. */
export function openImage(image: Buffer): Db {
  return connect(new Database(image))
}

function connect(client: Database.Database): Db {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  client.pragma('foreign_keys = ON')
  // What is wiped (an address, a link) is overwritten in the file, not only forgotten.
  client.pragma('secure_delete = FAST')
  client.pragma('busy_timeout = 5000')
  client.pragma('cache_size = -16000')
  return drizzle(client) as unknown as Db
}

export type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs the work in one immediate transaction: all of it or nothing. A call inside another joins the outer one.
 * The work is synchronous: better-sqlite3 would let an async callback write outside the transaction, so its type is refused.
 */
export function inTransaction<T>(db: Db, work: (tx: Db) => NotAPromise<T>): T {
  if (db.$client.inTransaction) return work(db) as T
  return db.$client.transaction(() => work(db) as T).immediate()
}

/** Runs work that only reads on one snapshot of the file: what others write meanwhile is not seen, and nobody waits for it. */
export function onSnapshot<T>(db: Db, work: (tx: Db) => NotAPromise<T>): T {
  if (db.$client.inTransaction) return work(db) as T
  return db.$client.transaction(() => work(db) as T).deferred()
}

/**
 * Prepares a query (or whatever a database is worth keeping beside it) once per open database:
 * `const byCode = prepared((db) => db.select()….prepare())`, then `byCode(db).get({ code })`. No LRU cache: what is
 * prepared belongs to one connection, stays while that is open and goes with it.
 */
export function prepared<Q>(prepare: (db: Db) => Q): (db: Db) => Q {
  const queries = new WeakMap<object, Q>()
  return (db) => {
    const known = queries.get(db.$client)
    if (known) return known
    const query = prepare(db)
    queries.set(db.$client, query)
    return query
  }
}
