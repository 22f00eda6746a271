import type Database from 'better-sqlite3'

/** What must stay as it is: text, quoted names and comments; then a parameter (`?`, `?1`, `@name`, `:name`, `$name`). */
const APART = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|(\?\d*|[@:$][A-Za-z_]\w*)/g

/**
 * The same SQL with a unary plus before every parameter, which changes no value and no type. Since 3.47 SQLite chooses the plan of
 * a join by the values bound to it, so it compiles such a query anew at every call (a look-up of one practice: 0.28 instead of
 * 0.03 ms); it looks no further than a plus. better-sqlite3 cannot switch that off for the connection (SQLITE_DBCONFIG_ENABLE_QPSG).
 */
export function withSteadyPlan(sql: string): string {
  return sql.replace(APART, (piece, parameter?: string) => (parameter ? `+${parameter}` : piece))
}

/** Every query prepared on this connection keeps the plan it was compiled with. */
export function keepPlans(client: Database.Database): void {
  const prepare = client.prepare.bind(client)
  client.prepare = ((sql: string) => prepare(withSteadyPlan(sql))) as typeof client.prepare
}
