import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { exportPerson } from './export-person.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const PLACES: Record<string, string> = { practice_code: 'Y00001', lmc_slug: 'borsetshire' }

/** What names no person though it is called so, and what names one and is not among what they recorded. */
const APART: Record<string, string> = {
  'audit_events.actor': 'in the file under its log',
  'challenges.person_id': 'a question of the sign-in, gone in minutes',
  'decisions.decided_by': 'in which way it was decided',
  'letters.answer_by': 'a day',
  'local_notes.review_by': 'a day',
  'offers.decided_by': 'the body that decided, published',
  'offers.superseded_by': 'an action',
  'provider_events.said_by': 'somebody of a provider, as an officer wrote it',
  'step_entries.done_by': 'a role',
}

type Column = { name: string; type: string; notnull: number; pk: number }

/** Every column that may hold a person: by its name, and by what it refers to. */
const columnsOfPersons = (db: Db) =>
  db.$client
    .prepare(
      `select t.name as "table", c.name as "column" from sqlite_master t join pragma_table_info(t.name) c
       where t.type = 'table' and (c.name like '%\\_by' escape '\\' or c.name in ('person_id', 'actor', 'given_to')
         or exists (select 1 from pragma_foreign_key_list(t.name) f where f."from" = c.name and f."table" = 'persons'))
       order by 1, 2`,
    )
    .all() as { table: string; column: string }[]

/** Puts a row into a table: the person in one column, their practice and its LMC where it names one, 1 in every other. */
function putRow(db: Db, table: string, column: string, { person, roleId }: { person: string; roleId: string }): void {
  const all = db.$client.pragma(`table_info(${table})`) as Column[]
  const columns = all.filter(({ name, notnull, pk }) => name === column || notnull === 1 || pk > 0 || name in PLACES)
  const value = ({ name, type }: Column) =>
    name === column
      ? person
      : name === 'role_id'
        ? roleId
        : (PLACES[name] ?? (/int/i.test(type) ? 4_000_000 : /blob/i.test(type) ? Buffer.of(1) : '1'))
  db.$client
    .prepare(
      `insert or replace into ${table} (${columns.map(({ name }) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`,
    )
    .run(...columns.map(value))
}

test('every column that names a person, of every table, is in the file of their own data', () => {
  const base = smallEngland()
  const found: string[] = []
  for (const { table, column } of columnsOfPersons(base)) {
    const db = smallEngland()
    const person = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
    const roleId = db.$client.prepare('select id from person_standings where person_id = ?').pluck().get(person) as string
    db.$client.pragma('foreign_keys = off')
    db.$client.pragma('ignore_check_constraints = on')
    putRow(db, 'provider_files', 'id', { person: '1', roleId })
    const file = () => JSON.stringify({ ...exportPerson(db, person, NOW), madeAt: '' }).replace(/"log":.*/, '')
    const before = file()
    putRow(db, table, column, { person, roleId })
    if (file() === before) found.push(`${table}.${column}`)
    db.$client.close()
  }
  expect(found).toEqual(Object.keys(APART))
})
