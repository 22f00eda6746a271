import Database from 'better-sqlite3'

/**
 * Refuses what writes on this connection while `mayWrite` answers false, with the error of SQLite's own `query_only`. That pragma cannot
 * be switched around every transaction: each switch makes SQLite compile every prepared statement of the connection anew, for readers
 * too (decision 86).
 */
export function guardWrites(client: Database.Database, mayWrite: () => boolean): void {
  const refuseOthers = () => {
    if (!mayWrite()) throw new Database.SqliteError('attempt to write a readonly database', 'SQLITE_READONLY')
  }
  const [prepare, exec, pragma] = [client.prepare.bind(client), client.exec.bind(client), client.pragma.bind(client)]
  client.prepare = ((sql: string) => guarded(prepare(sql), refuseOthers)) as typeof client.prepare
  client.exec = (sql) => {
    refuseOthers()
    return exec(sql)
  }
  client.pragma = (source, options) => {
    if (!mayWrite() && !prepare(`pragma ${source}`).readonly) refuseOthers()
    return pragma(source, options)
  }
}

/** SQLite knows of every statement whether it can write (`readonly`): what only reads is left as it is. */
function guarded(statement: Database.Statement, refuseOthers: () => void): Database.Statement {
  if (statement.readonly) return statement
  for (const way of ['run', 'get', 'all', 'iterate'] as const) {
    const own = statement[way] as (...values: unknown[]) => unknown
    const asked = (...values: unknown[]) => {
      refuseOthers()
      return own.apply(statement, values)
    }
    Object.assign(statement, { [way]: asked })
  }
  return statement
}
