import Database from 'better-sqlite3'

/** Whether a file, of whichever version, holds anything that only its key opens. A demonstration's key opens nothing of anybody. */
export function holdsSealed(client: Database.Database): boolean {
  const has = (table: string) => client.prepare('select 1 from sqlite_master where name = ?').get(table) !== undefined
  const any = (table: string) => has(table) && client.prepare(`select exists (select 1 from ${table})`).pluck().get() === 1
  if (has('register_kind') && client.prepare('select kind from register_kind').pluck().get() === 'demonstration') return false
  return any('figures_key') || any('authenticators')
}

/** As `holdsSealed`, of a file that is only read. Throws where it is no register. */
export function fileHoldsSealed(path: string): boolean {
  const client = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return holdsSealed(client)
  } finally {
    client.close()
  }
}
