import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type Migration = { tag: string; when: number }

/** The migrations that ship, first to last. */
export function shippedMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: Migration[] }
  return journal.entries.map(({ tag, when }) => ({ tag, when }))
}

/** The time stamp of the last migration a file was brought to; undefined for a file without tables. */
export function lastMigration(client: Database.Database): number | undefined {
  const known = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  const last = known && client.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
  return typeof last === 'number' ? last : undefined
}

/** The file was written by a version that came after this one. */
export class NewerFile extends Error {}

/** The migrations this version would still run on a file. Throws for one that a later version wrote. */
export function migrationsDue(client: Database.Database, folder: string): Migration[] {
  const shipped = shippedMigrations(folder)
  const last = lastMigration(client)
  if (last === undefined) return shipped
  if (last > (shipped.at(-1)?.when ?? 0))
    throw new NewerFile(
      'A later version of Concert wrote this file: start that version, or restore a copy made before the upgrade.',
    )
  return shipped.filter(({ when }) => when > last)
}

/** As `migrationsDue`, of a file that is only read. */
export function migrationsDueOf(path: string, folder: string): Migration[] {
  const client = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return migrationsDue(client, folder)
  } finally {
    client.close()
  }
}
