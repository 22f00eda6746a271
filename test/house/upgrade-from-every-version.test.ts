import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { throughEveryVersion } from '#test/support/earlier-version.ts'

/*
 * A file is brought through every shape that ever shipped, with a row in each of its tables. The rows are made up by the columns alone, so
 * checks that compare columns are left aside; `upgrade.test.ts` has real ones.
 */

/** Where the rows of tables stand that a later version calls otherwise. */
const NOW_IN: Record<string, string> = { announcements: 'circulars' }
/** Tables whose rows a version worked out anew from others, which a made-up row does not follow from. */
const WORKED_OUT_ANEW: Record<string, string> = { adoption_standings: '0011_taken-since' }

type Column = { name: string; type: string; notnull: number; pk: number; dflt_value: string | null }

const tablesOf = (db: Db) =>
  db.$client
    .prepare(
      "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name",
    )
    .all() as { name: string; sql: string }[]
const count = (db: Db, table: string) => db.$client.prepare(`select count(*) from "${table}"`).pluck().get() as number
const shape = (db: Db) => db.$client.prepare('select type, name, sql from sqlite_master order by type, name').all()

/** A value that a column takes: one that its check names, a day, an instant, an empty list, a number. */
function valueFor({ name, type }: Column, sql: string): unknown {
  const named = sql.match(new RegExp(`["\`]?\\b${name}["\`]? in \\('([^']+)'`, 'i'))?.[1]
  if (named) return named
  if (/blob/i.test(type)) return Buffer.from('a')
  if (!/text/i.test(type)) return name === 'only' ? 1 : 1_720_000_000_000
  if (/(_on|_from|_until|_for|week|day)$/.test(name)) return '2024-07-01'
  return /offers|sources|answers|changes|detail|lines|steps|filled|questions/.test(name) ? '[]' : 'a'
}

/** Puts a row into every table that has none. Returns the tables that took none. */
function fill(db: Db): string[] {
  return tablesOf(db).flatMap(({ name, sql }) => {
    if (count(db, name) > 0) return []
    const columns = db.$client.pragma(`table_info("${name}")`) as Column[]
    const wanted = columns.filter(({ notnull, pk, type }) => notnull || (pk && !/integer/i.test(type)))
    const names = wanted.map((column) => `"${column.name}"`).join(', ')
    const insert = `insert into "${name}" (${names}) values (${wanted.map(() => '?').join(', ')})`
    try {
      db.$client.prepare(insert).run(wanted.map((column) => valueFor(column, sql)))
      return []
    } catch (error) {
      return [`${name}: ${(error as Error).message}`]
    }
  })
}

test('walked through the shape of every version, with a row in each table from its first day, an upgrade loses none and ends in that of a new database', () => {
  const lost: string[] = []
  const unfilled: string[] = []
  let before: (readonly [string, number])[] = []
  const db = throughEveryVersion((version, tag) => {
    const now = new Set(tablesOf(version).map(({ name }) => name))
    for (const [name, had] of before) {
      if (WORKED_OUT_ANEW[name] === tag) continue
      const today = now.has(name) ? name : NOW_IN[name]
      const has = today && now.has(today) ? count(version, today) : 0
      if (has < had) lost.push(`${tag}: ${name} had ${had}, has ${has}`)
    }
    unfilled.push(...fill(version))
    before = tablesOf(version).map(({ name }) => [name, count(version, name)] as const)
  })
  expect([lost, unfilled]).toEqual([[], []])
  expect(before.length).toBeGreaterThan(60)
  expect(shape(db)).toEqual(shape(freshDatabase()))
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
})
