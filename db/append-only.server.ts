import { type Db, inTransaction } from './client.server.ts'

type Trigger = { name: string; sql: string }

/** The append-only triggers of tables, by name, as stored in the database. */
export function appendOnlyTriggers(db: Db, tables: readonly string[]): Trigger[] {
  return db.$client
    .prepare<[tables: string], Trigger>(
      `select name, sql from sqlite_master where type = 'trigger' and tbl_name in (select value from json_each(?))
       and (name = tbl_name || '_no_update' or name = tbl_name || '_no_delete') order by name`,
    )
    .all(JSON.stringify(tables))
}

/**
 * Does work that append-only tables refuse, in one transaction: lifts their triggers, works, sets the triggers again word for
 * word and compares them with before. If anything fails, nothing has happened and the triggers are in place. For purges only.
 */
export function liftingAppendOnly<T>(
  db: Db,
  tables: readonly string[],
  work: (tx: Db) => T extends PromiseLike<unknown> ? never : T,
): T {
  return inTransaction(db, (tx) => {
    const triggers = appendOnlyTriggers(tx, tables)
    const missing = tables.find((table) => triggers.filter(({ name }) => name.startsWith(`${table}_no_`)).length !== 2)
    if (missing) throw new Error(`${missing} has not the two triggers of an append-only table`)
    for (const { name } of triggers) tx.$client.exec(`drop trigger "${name}"`)
    const done = work(tx)
    for (const { sql } of triggers) tx.$client.exec(sql)
    if (JSON.stringify(appendOnlyTriggers(tx, tables)) !== JSON.stringify(triggers))
      throw new Error('the triggers of the append-only tables did not come back as they were')
    return done as never
  }) as T
}
