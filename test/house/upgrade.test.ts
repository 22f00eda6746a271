import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeOverRows } from '#app/features/audit/chain/take-over-rows.server.ts'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { draftById } from '#app/features/menu/drafts/draft-store.server.ts'
import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { personOfCookie } from '#app/features/people/sessions/sessions.server.ts'
import type { Db } from '#db/client.server.ts'
import { storedStates } from '#test/support/adoption.ts'
import { freshDatabase } from '#test/support/database.ts'
import { databaseBefore } from '#test/support/earlier-version.ts'

const ROWS = readFileSync(new URL('../fixtures/upgrade/rows-before-0010.sql', import.meta.url), 'utf8')
/** Who signed in, and what began, in that database. */
const COOKIE = 'concert=4duk3l5w2vcimfk7xnmsp5tepkphezfey5nc6ena'
const PARTNER = 'qhwkf3ha6vvs0g9r'
const DRAFT = '8a25gwv59t2ppks7'

const tablesOf = (db: Db) =>
  db.$client
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[]
const counts = (db: Db, tables: string[]) =>
  Object.fromEntries(tables.map((table) => [table, db.$client.prepare(`select count(*) from ${table}`).pluck().get()]))
const shape = (db: Db) => db.$client.prepare('select type, name, sql from sqlite_master order by type, name').all()

/** A database of the version before, with rows in every table, brought to this one. */
function upgraded() {
  const { db, upgrade } = databaseBefore('0010_draft_statuses')
  db.$client.exec(ROWS)
  const before = counts(db, tablesOf(db))
  upgrade()
  return { db, before }
}

test('an upgrade loses no row of any table, and ends in the shape of a new database', () => {
  const { db, before } = upgraded()
  expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([])
  expect(counts(db, Object.keys(before))).toEqual(before)
  expect(db.$client.pragma('foreign_key_check')).toEqual([])
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(shape(db)).toEqual(shape(freshDatabase()))
})

test('after an upgrade who was signed in still is, with the same role', async () => {
  const { db } = upgraded()
  expect(await personOfCookie(db, COOKIE, false, Date.UTC(2024, 6, 11, 9))).toMatchObject({ id: PARTNER })
  expect(rolesOf(db, PARTNER)).toMatchObject([{ role: 'practice-partner', practiceCode: 'Y00001' }])
})

test('after an upgrade the lines of an open draft name the status as the code does', () => {
  const { db } = upgraded()
  expect(draftById(db, DRAFT)?.lines).toMatchObject([
    { action: 'cap', status: 'offered', wording: 'Take it.' },
    { action: 'notice', status: 'offered', wording: 'Take it.' },
  ])
  expect(db.$client.prepare('select offers from drafts').pluck().get()).not.toContain('standing')
})

test('after an upgrade each current state is what the entries say, with the day its run began', () => {
  const { db } = upgraded()
  expect(storedStates(db)).toMatchObject({
    'Y00001 cap': { state: 'taking', effectiveOn: '2024-06-20', takenSince: '2024-06-20' },
    'Y00001 notice': { state: 'stopped', effectiveOn: '2024-07-08', takenSince: null },
  })
})

test('after an upgrade the chain of events is whole', () => {
  const { db, before } = upgraded()
  expect(verifyChain(db)).toMatchObject({ ok: true, events: before.audit_events, wiped: 0, lostAtEnd: 0 })
})

test('after an upgrade the last day of a round stands as it stood, and the next start answers for it', () => {
  const { db, upgrade } = databaseBefore('0021_round-ends')
  const recordedAt = Date.UTC(2024, 6, 1, 8)
  db.$client.exec(`
    insert into rounds (slug, title, kind, began_on, ended_on, summary, body, content_hash)
      values ('first', 'A round', 'pick-any', '2024-08-01', '2025-03-19', '', '', 'h'), ('next', 'Another', 'pick-any', '2025-05-01', null, '', '', 'h');
    insert into editions values ('july', 'first', 1, 'Menu 1', '', ${recordedAt}, 'instant', 'GPC England', '[]', 'h', ${recordedAt});`)
  upgrade()
  const ends = allRounds(db, '2026-01-01').map(({ slug, endedOn }) => [slug, endedOn])
  expect(ends).toEqual([
    ['next', null],
    ['first', '2025-03-19'],
  ])
  expect(menuAtEndOf(db, '2025-03-30', recordedAt + 1)?.round).toMatchObject({ slug: 'first', ended: true })
  expect(menuAtEndOf(db, '2025-03-30', recordedAt)).toBeUndefined()
  expect(takeOverRows(db, Date.UTC(2026, 0, 1))).toBe(2)
  expect(verifyRows(db).faults).toEqual([])
})
