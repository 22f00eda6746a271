import { expect, test } from 'vitest'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { statesThatDiffer } from '#app/features/adoption/states/refresh-current-state.server.ts'
import { type Db, danglingReferences } from '#db/client.server.ts'
import { changed, everything, IMPORTED_AT, importing } from '#test/fixtures/register/importing.ts'
import { copyOfImage, freshDatabase } from '#test/support/database.ts'
import { PRACTICE, WHOLE_NOW, wholeRegister } from '#test/support/whole-register.ts'
import { COVERED } from './covered-tables.ts'
import { rowFaultInWords } from './row-fault-words.ts'
import { takeOverRows } from './take-over-rows.server.ts'
import { verifyChain } from './verify-chain.server.ts'
import { verifyRows } from './verify-rows.server.ts'

let made: { image: Buffer; entryId: string } | undefined
/** A copy of the whole register, made once, and the entry by which `cap` is taken. */
function register(): { db: Db; entryId: string } {
  if (!made) {
    const { db, entryId } = wholeRegister()
    made = { image: db.$client.serialize(), entryId }
  }
  return { db: copyOfImage(made.image), entryId: made.entryId }
}

/** An attack by somebody who holds the file: drop the triggers and references, and change it. */
function sabotage(db: Db, sql: string): Db {
  const triggers = db.$client
    .prepare("select name from sqlite_master where type = 'trigger' and name like '%_no_%'")
    .pluck()
    .all() as string[]
  for (const name of triggers) db.$client.exec(`drop trigger ${name}`)
  db.$client.pragma('foreign_keys = OFF')
  db.$client.exec(sql)
  return db
}

/** Tables that only versions before this one wrote. */
const OF_EARLIER_VERSIONS = ['roll_up_tallies']
/** Tables that no register of these tests fills; the test of their own room holds their rows. */
const HELD_ELSEWHERE = ['survey_results', 'provider_figures', 'logged_totals']
const counts = (db: Db) =>
  COVERED.filter((table) => ![...OF_EARLIER_VERSIONS, ...HELD_ELSEWHERE].includes(table)).map(
    (table) => db.$client.prepare(`select count(*) from ${table}`).pluck().get() as number,
  )
const faultsIn = (db: Db) =>
  verifyRows(db).faults.map(({ kind, ...fault }) => [kind, 'table' in fault ? fault.table : ''].join(' '))

test('the rows of every append-only table are covered, and in a register made by commands each fits its event', () => {
  const { db } = register()
  const appendOnly = db.$client
    .prepare("select tbl_name from sqlite_master where type = 'trigger' and name = tbl_name || '_no_update' order by tbl_name")
    .pluck()
    .all()
  expect(appendOnly.filter((table) => table !== 'audit_events')).toEqual([...COVERED].sort())
  const rows = counts(db)
  expect(rows.every((count) => count > 0)).toBe(true)
  expect(verifyRows(db)).toEqual({ rows: rows.reduce((sum, count) => sum + count, 0), faults: [] })
  expect([verifyChain(db).ok, statesThatDiffer(db), danglingReferences(db)]).toEqual([true, [], []])
})

test.each([
  [
    'an entry says something else',
    "update adoption_entries set state = 'stopped', extent = null where rowid = 4",
    'adoption_entries',
  ],
  ['an entry’s note is changed by one letter', "update adoption_entries set note = 'x' where rowid = 2", 'adoption_entries'],
  [
    'an entry was recorded at another time',
    'update adoption_entries set recorded_at = recorded_at + 1 where rowid = 2',
    'adoption_entries',
  ],
  ['a return is gone', 'delete from weekly_returns where rowid = 1', 'weekly_returns'],
  ['a sharing choice is turned round', 'update sharing_choices set shares_by_name = 0', 'sharing_choices'],
  ['an edition has another title', "update editions set title = 'Another'", 'editions'],
  ['a line of an edition has other words', "update offers set wording = 'Leave it.' where position = 2", 'offers'],
  ['the words of an action are others', "update guidances set body = body || ' '", 'guidances'],
  ['a flag is lifted', "update local_notes set flag = 'none'", 'local_notes'],
  ['feedback is rewritten', "update feedback set words = 'All is well.'", 'feedback'],
  ['an answer is gone', 'delete from feedback_answers', 'feedback_answers'],
  ['a release is changed', "update releases set text_public = replace(text_public, '1', '2')", 'releases'],
  ['an LMC’s choice is turned round', 'update lmc_publicity_choices set is_shown = 0', 'lmc_publicity_choices'],
  ['the key of figures is exchanged', "update figures_key set check_hash = 'x'", 'figures_key'],
])('%s: the event that wrote it is named', (_what, sql, table) => {
  const { db } = register()
  const found = verifyRows(sabotage(db, sql))
  const missing = found.faults.filter(({ kind }) => kind === 'changed-or-removed')
  expect(missing.length).toBeGreaterThan(0)
  expect(missing.every((fault) => 'table' in fault && fault.table === table)).toBe(true)
  expect(verifyChain(db).ok).toBe(true)
})

test.each([
  [
    'a practice is closed a day earlier',
    "update practice_statuses set holds_from = '2020-01-01' where status = 'open'",
    'practice_statuses',
  ],
  [
    'a practice is moved to another LMC',
    'update practice_memberships set lmc_slug = null where rowid = 3',
    'practice_memberships',
  ],
  ['an LMC is put into another region', 'delete from lmc_regions where rowid = 1', 'lmc_regions'],
  ['a list is made longer', 'update practice_list_sizes set patients = patients + 1 where rowid = 2', 'practice_list_sizes'],
  [
    'two lists are exchanged',
    'update practice_list_sizes set patients = (select sum(patients) from practice_list_sizes where rowid in (1, 2)) - patients where rowid in (1, 2)',
    'practice_list_sizes',
  ],
  [
    'an NHS placement is doubled',
    'insert into practice_organisations (practice_code, sub_icb_code, clinical_system, holds_from, recorded_at) select practice_code, sub_icb_code, clinical_system, holds_from, recorded_at from practice_organisations limit 1',
    'practice_organisations',
  ],
  ['the note of the import is rewritten', "update register_imports set counts = '{}'", 'register_imports'],
  ['a real register is marked a demonstration', "update register_kind set kind = 'demonstration'", 'register_kind'],
])('%s: the batch that wrote it does not add up', (_what, sql, table) => {
  expect(faultsIn(sabotage(register().db, sql))).toEqual([`batch ${table}`])
})

test('a row slipped in without an event is told, and so is a projection that was changed', () => {
  const { db } = register()
  sabotage(db, `insert into weekly_returns values ('${PRACTICE}', '2026-07-27', 1, 'nobody', null)`)
  expect(verifyRows(db).faults.map(rowFaultInWords)).toEqual([
    `weekly_returns holds 1 row (weekly returns) that no event wrote as they stand, such as practice_code="${PRACTICE}", recorded_at=1, week="2026-07-27".`,
  ])
  db.$client.exec("update adoption_standings set state = 'stopped', extent = null where action_slug = 'cap'")
  expect(statesThatDiffer(db)).toEqual([{ practiceCode: PRACTICE, actionSlug: 'cap' }])
  db.$client.exec('delete from adoption_standings')
  expect(statesThatDiffer(db).map(({ actionSlug }) => actionSlug)).toEqual(['cap', 'notice'])
})

test('a reference to what is not there is told', () => {
  const { db } = register()
  sabotage(db, "delete from practices where code = 'X99001'")
  expect(new Set(danglingReferences(db))).toContain('adoption_entries')
})

test('what is written after a check is covered too: a second import, a history, a correction', () => {
  const { db, entryId } = register()
  const map = changed('map', (text) => text.replaceAll('01Aug2026', '01Sep2026').replace('ABBEY SURGERY', 'OLD ABBEY'))
  expect(importing(db, { ...everything(), map }, { now: IMPORTED_AT + 40 * 86_400_000 })).toMatchObject({ ok: true })
  expect(
    correctEntry(db, { practiceCode: PRACTICE, entryId, void: true, note: null }, { personId: 'p' }, WHOLE_NOW),
  ).toMatchObject({ ok: true })
  const made = { practiceCode: PRACTICE, week: '2025-01-06', recordedAt: 1_736_200_000_000, recordedBy: 'someone' }
  appendHistory(db, { entries: [], returns: [made], sharing: [] })
  appendHistory(db, { entries: [], returns: [{ ...made, week: '2025-01-13' }], sharing: [] })
  expect(verifyRows(db).faults).toEqual([])
  expect(faultsIn(sabotage(db, "update weekly_returns set recorded_by = 'else' where week = '2025-01-06'"))).toEqual([
    'batch weekly_returns',
  ])
})

test('a fresh register has nothing to take over, and a second start takes nothing over either', () => {
  expect(takeOverRows(freshDatabase(), WHOLE_NOW)).toBe(0)
  const { db } = register()
  expect(takeOverRows(db, WHOLE_NOW)).toBe(0)
  expect(verifyRows(sabotage(db, "update adoption_entries set note = 'x' where rowid = 2")).faults).not.toEqual([])
})
