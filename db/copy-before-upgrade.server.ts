import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { MIGRATIONS } from './client.server.ts'
import { copyRegister } from './copy-register.server.ts'
import { lastMigration, migrationsDue } from './shape.server.ts'

/**
 * Copies a real register beside itself before its shape is changed for the first time: the way back from an upgrade. Returns the path
 * of the copy; undefined where nothing is to be changed. Its name holds the last change of shape and the last event: a copy of the same
 * state stands, one of an earlier state stays beside it. Throws where the copy cannot be made.
 */
export function copyBeforeUpgrade(path: string, migrations = MIGRATIONS): string | undefined {
  if (path === ':memory:' || !existsSync(path)) return undefined
  const client = new Database(path, { readonly: true })
  try {
    const last = lastMigration(client)
    if (last === undefined || migrationsDue(client, migrations).length === 0 || !isReal(client)) return undefined
    const to = `${path}.before-upgrade-${last}-${lastEvent(client)}`
    if (!existsSync(to)) copyRegister(path, to)
    return to
  } finally {
    client.close()
  }
}

function isReal(client: Database.Database): boolean {
  const known = client.prepare("select 1 from sqlite_master where name = 'register_kind'").get()
  return !known || client.prepare('select kind from register_kind').pluck().get() !== 'demonstration'
}

/** The number of the last event recorded in a file; 0 for none. */
function lastEvent(client: Database.Database): number {
  const known = client.prepare("select 1 from sqlite_master where name = 'audit_events'").get()
  return known ? Number(client.prepare('select coalesce(max(seq), 0) from audit_events').pluck().get()) : 0
}
