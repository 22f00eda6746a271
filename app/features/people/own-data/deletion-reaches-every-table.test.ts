import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { deleteAccount } from './delete-account.server.ts'

/** What stays of a deleted person: the days on which they had a role, without a name. */
const STAYS = ['person_standings']

type Column = { name: string; type: string; notnull: number; pk: number }

const tablesOfPersons = (db: Db) =>
  db.$client
    .prepare(
      "select t.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and c.name = 'person_id' order by 1",
    )
    .pluck()
    .all() as string[]

/** Puts one row of a person into a table, whatever its columns are. */
function putRow(db: Db, table: string, person: string): void {
  const columns = (db.$client.pragma(`table_info(${table})`) as Column[]).filter(({ notnull, pk }) => notnull === 1 || pk > 0)
  const value = ({ name, type }: Column) => (name === 'person_id' ? person : /int/i.test(type) ? 4_000_000 : `of ${table}`)
  const names = columns.some(({ name }) => name === 'person_id') ? columns : [...columns, { name: 'person_id' } as Column]
  db.$client
    .prepare(`insert into ${table} (${names.map(({ name }) => name).join()}) values (${names.map(() => '?').join()})`)
    .run(...names.map(value))
}

test('deleting an account leaves no row of the person in any table that names persons, but the days of their roles', () => {
  const db = smallEngland()
  const partner = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const tables = tablesOfPersons(db).filter((table) => !STAYS.includes(table))
  expect(tables).toContain('access_tokens')
  db.$client.pragma('foreign_keys = off')
  db.$client.pragma('ignore_check_constraints = on')
  const count = (table: string) => db.$client.prepare(`select count(*) from ${table} where person_id = ?`).pluck().get(partner)
  for (const table of tables) if (count(table) === 0) putRow(db, table, partner)
  for (const table of tables) expect([table, count(table)]).not.toEqual([table, 0])
  deleteAccount(db, { id: partner, name: 'x', roles: rolesOf(db, partner) }, instantOf('2026-06-17', '10:00'))
  expect(tables.filter((table) => count(table) !== 0)).toEqual([])
})
