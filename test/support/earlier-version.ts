import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Db, openDatabase } from '#db/client.server.ts'

const MIGRATIONS = 'db/migrations'

/**
 * A database as before a migration (`0011_taken-since`, say), in memory and with foreign keys off, so that a test can insert old
 * rows by hand; `upgrade` migrates it to the newest version like the start of the server.
 */
export function databaseBefore(migration: string): { db: Db; upgrade: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'concert-migrations-'))
  // The snapshots are for making migrations, and are most of the folder.
  cpSync(MIGRATIONS, folder, { recursive: true, filter: (path) => !path.endsWith('_snapshot.json') })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] }
  const index = journal.entries.findIndex(({ tag }) => tag === migration)
  if (index < 0) throw new Error(`No migration is called ${migration}`)
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, index) }))
  const db = openDatabase(':memory:', folder)
  rmSync(folder, { recursive: true })
  db.$client.pragma('foreign_keys = OFF')
  return { db, upgrade: () => migrate(db, { migrationsFolder: MIGRATIONS }) }
}

/**
 * A database in memory that is brought from the first shape to the newest, one migration at a time, with `at` called after each. Foreign
 * keys and checks are off, so that rows can be made up.
 */
export function throughEveryVersion(at: (db: Db, migration: string) => void): Db {
  const folder = mkdtempSync(join(tmpdir(), 'concert-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true, filter: (path) => !path.endsWith('_snapshot.json') })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: { tag: string }[] }
  const upTo = (count: number) => writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  upTo(1)
  const db = openDatabase(':memory:', folder)
  for (const off of ['foreign_keys = OFF', 'ignore_check_constraints = ON']) db.$client.pragma(off)
  for (const [index, { tag }] of journal.entries.entries()) {
    upTo(index + 1)
    migrate(db, { migrationsFolder: folder })
    at(db, tag)
  }
  rmSync(folder, { recursive: true })
  return db
}
