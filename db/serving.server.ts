import Database from 'better-sqlite3'
import type { Db } from './client.server.ts'

/** A command waits this long for its turn to write, in milliseconds; a server not at all. */
export const BORNE_BY_COMMANDS = 5000

const HELD = Symbol.for('concert: held beside a connection')

/**
 * What is held beside an open connection under a name, made once. Unlike `prepared`, it is the same for every copy of this code in the
 * process: the pages are bundled apart from the server, so of what stands in a module there are two.
 */
export function besideConnection<T extends object>({ $client }: Db, name: string, make: () => T): T {
  const client = $client as typeof $client & { [HELD]?: Map<string, object> }
  client[HELD] ??= new Map()
  const known = client[HELD].get(name) as T | undefined
  if (known) return known
  const made = make()
  client[HELD].set(name, made)
  return made
}

type Serving = { serves: boolean; mayWrite: boolean }
const servingOf = (db: Db) => besideConnection<Serving>(db, 'serving', () => ({ serves: false, mayWrite: true }))

/**
 * Makes a connection a server's own. Its one thread answers everybody, so it never waits inside SQLite: a write that another process
 * stands in the way of is refused at once (SQLITE_BUSY); a commit does not wait for the disk, which is what `onDisk` is for; and the log
 * is carried into the file elsewhere (`startCheckpoints`). Nothing is written but inside `lettingWrite`. Answers with what undoes it.
 */
export function serveFrom(db: Db): { stop: () => void } {
  const { $client } = db
  const set = (busy: number, synchronous: string, pages: number, readOnly: number) => {
    $client.pragma(`busy_timeout = ${busy}`)
    $client.pragma(`synchronous = ${synchronous}`)
    $client.pragma(`wal_autocheckpoint = ${pages}`)
    $client.pragma(`query_only = ${readOnly}`)
  }
  Object.assign(servingOf(db), { serves: true, mayWrite: false })
  set(0, 'NORMAL', 0, 1)
  return {
    stop: () => {
      Object.assign(servingOf(db), { serves: false, mayWrite: true })
      if ($client.open) set(BORNE_BY_COMMANDS, 'FULL', 1000, 0)
    },
  }
}

/** True for the connection of a server. */
export const isServing = (db: Db): boolean => servingOf(db).serves

/** False for the connection of a server but inside `lettingWrite`. */
export const mayWrite = (db: Db): boolean => servingOf(db).mayWrite

/** Does what writes, on whichever connection. On a server's own only `inSharedTransaction` may call it. */
export function lettingWrite<T>(db: Db, work: () => T): T {
  if (!isServing(db)) return work()
  const serving = servingOf(db)
  serving.mayWrite = true
  db.$client.pragma('query_only = 0')
  try {
    return work()
  } finally {
    db.$client.pragma('query_only = 1')
    serving.mayWrite = false
  }
}

/** True for the failure of a write that another connection stands in the way of; of a read on its way to a write too (SQLITE_BUSY_SNAPSHOT). */
export const isBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
