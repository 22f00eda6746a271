import Database from 'better-sqlite3'
import type { Db } from './client.server.ts'

/** What SQLite keeps of the file for a server's connection, in kB; what it does not is in the system's own cache of files. */
const KEPT_BY_A_SERVER = 6000

/** How long a command waits for its turn to write, in milliseconds; a server does not wait at all. */
export const BORNE_BY_COMMANDS = 5000

const HELD = Symbol.for('concert: held beside a connection')

/**
 * An object stored beside an open connection under a name, made once. Unlike `prepared`, it is shared by every copy of this code
 * in the process: in development the pages are loaded apart from the server, and every module exists twice.
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
 * Prepares a connection for a server. Its one thread answers everybody, so it never waits inside SQLite: a write blocked by
 * another process fails at once (SQLITE_BUSY); a commit does not wait for the disk (`onDisk` does); and the log is checkpointed
 * elsewhere (`beginServing`). Writes only happen inside `lettingWrite` (`guardWrites` refuses any other). Returns what undoes it.
 */
export function serveFrom(db: Db): { stop: () => void } {
  const { $client } = db
  const set = (busy: number, synchronous: string, pages: number) => {
    $client.pragma(`busy_timeout = ${busy}`)
    $client.pragma(`synchronous = ${synchronous}`)
    $client.pragma(`wal_autocheckpoint = ${pages}`)
  }
  Object.assign(servingOf(db), { serves: true, mayWrite: false })
  set(0, 'NORMAL', 0)
  $client.pragma(`cache_size = -${KEPT_BY_A_SERVER}`)
  return {
    stop: () => {
      Object.assign(servingOf(db), { serves: false, mayWrite: true })
      if ($client.open) set(BORNE_BY_COMMANDS, 'FULL', 1000)
    },
  }
}

/** True for a server's connection. */
export const isServing = (db: Db): boolean => servingOf(db).serves

/** False for a server's connection, except inside `lettingWrite`. */
export const mayWrite = (db: Db): boolean => servingOf(db).mayWrite

/** Runs work that writes, on any connection. On a server's connection only `inSharedTransaction` may call it. */
export function lettingWrite<T>(db: Db, work: () => T): T {
  if (!isServing(db)) return work()
  const serving = servingOf(db)
  serving.mayWrite = true
  try {
    return work()
  } finally {
    serving.mayWrite = false
  }
}

/** True for a write blocked by another connection, including a read on its way to a write (SQLITE_BUSY_SNAPSHOT). */
export const isBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
