import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import type { Db } from '#db/client.server.ts'
import { databaseBefore } from '#test/support/earlier-version.ts'
import { chainText } from './audit-rules.ts'
import { FIRST_HASH } from './chain-rules.ts'
import { rowFaultInWords } from './row-fault-words.ts'
import { takeOverRows } from './take-over-rows.server.ts'
import { verifyChain } from './verify-chain.server.ts'
import { verifyRows } from './verify-rows.server.ts'

/** Wednesday 14 August 2024, 12:00 London time. */
const NOON = Date.UTC(2024, 7, 14, 11)

/**
 * A register left by the version without digests: one practice that takes an action, makes returns and shares, with the events.
 */
function lastVersion(): { db: Db; upgrade: () => void } {
  const { db, upgrade } = databaseBefore('0020_record-clock')
  db.$client.exec(`
    insert into lmcs (slug, name) values ('borsetshire', 'Borsetshire LMC');
    insert into practices (code, name) values ('Y00001', 'Elm Surgery');
    insert into practice_statuses (practice_code, status, holds_from, recorded_at) values ('Y00001', 'open', '1974-04-01', ${NOON - 9e8});
    insert into practice_memberships (practice_code, lmc_slug, holds_from, recorded_at) values ('Y00001', 'borsetshire', '1974-04-01', ${NOON - 9e8});
    insert into rounds values ('first', 'A round', 'pick-any', '2024-08-01', null, '', '', 'h');
    insert into actions values ('cap', 'Take Cap', 'Cap', 'practice', 'h');
    insert into editions values ('july', 'first', 1, 'Menu 1', '', ${NOON - 8e8}, 'instant', 'GPC England', '[]', 'h', ${NOON - 8e8});
    insert into offers (edition_slug, action_slug, position, standing, wording) values ('july', 'cap', 1, 'offered', 'Take it.');
    insert into adoption_entries (id, practice_code, action_slug, state, extent, effective_on, void, recorded_at, recorded_by, edition_slug)
      values ('e1', 'Y00001', 'cap', 'taking', 'full', '2024-08-05', 0, ${NOON}, 'partner', 'july');
    insert into adoption_standings values ('Y00001', 'cap', 'e1', 'taking', 'full', '2024-08-05', null, '2024-08-05');
    insert into weekly_returns values ('Y00001', '2024-08-12', ${NOON}, 'partner');
    insert into sharing_choices values (1, 'Y00001', 1, ${NOON + 5000}, 'partner');`)
  event(db, 'session.started', 'partner', NOON + 1e12)
  event(db, 'adoption.recorded', 'e1', NOON)
  event(db, 'return.made', 'Y00001', NOON)
  event(db, 'sharing.chosen', 'Y00001', NOON + 5000)
  db.$client.pragma('foreign_keys = ON')
  return { db, upgrade }
}

/** An event of the last version, without rows. */
function event(db: Db, action: string, subject: string, at: number): void {
  const previousHash =
    (db.$client.prepare('select hash from audit_events order by seq desc limit 1').pluck().get() as string | undefined) ??
    FIRST_HASH
  const row = { at, actor: 'partner', action, subject, detail: '{}' }
  const hash = createHash('sha256').update(chainText(previousHash, row)).digest('hex')
  db.$client
    .prepare('insert into audit_events (at, actor, action, subject, detail, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?)')
    .run(at, 'partner', action, subject, '{}', previousHash, hash)
}

test('a register of the last version is taken over: one dated event answers for the rows it had, and from then on each for its own', () => {
  const { db, upgrade } = lastVersion()
  upgrade()
  expect(verifyRows(db).faults.length).toBeGreaterThan(0)
  // The clock is an hour behind the record: the event is still dated after it.
  expect(takeOverRows(db, NOON - 3_600_000)).toBe(7)
  expect(db.$client.prepare("select at, actor, subject from audit_events where action = 'rows.taken-over'").get()).toEqual({
    at: NOON + 5001,
    actor: 'concert',
    subject: 'register',
  })
  expect(verifyRows(db)).toEqual({ rows: 7, faults: [] })
  expect(takeOverRows(db, NOON + 1e6)).toBe(0)
  const statement = {
    practiceCode: 'Y00001',
    actionSlug: 'cap',
    state: 'stopped',
    extent: null,
    effectiveOn: '2024-08-13',
  } as const
  const rest = { plannedFor: null, obstacle: null, note: null }
  expect(recordAdoption(db, { ...statement, ...rest }, { personId: 'partner' }, NOON)).toMatchObject({ ok: true })
  expect(chooseSharing(db, 'Y00001', false, { personId: 'partner' }, NOON)).toMatchObject({ ok: true })
  expect(db.$client.prepare('select shares_by_name, recorded_at from sharing_choices order by id').raw().all()).toEqual([
    [1, NOON + 5000],
    [0, NOON + 5003],
  ])
  expect([verifyRows(db).faults, verifyChain(db).ok]).toEqual([[], true])
})

test.each([
  [
    'a taken-over entry is changed',
    "update adoption_entries set effective_on = '2024-08-01' where id = 'e1'",
    'adoption_entries',
  ],
  ['a taken-over return is gone', "delete from weekly_returns where practice_code = 'Y00001'", 'weekly_returns'],
  ['a taken-over edition has other words', "update offers set wording = 'Leave it.'", 'offers'],
])('after the upgrade %s: it is told', (_what, sql, table) => {
  const { db, upgrade } = lastVersion()
  upgrade()
  takeOverRows(db, NOON)
  db.$client.pragma('foreign_keys = OFF')
  for (const name of ['no_update', 'no_delete']) db.$client.exec(`drop trigger ${table}_${name}`)
  db.$client.exec(sql)
  const [fault, ...others] = verifyRows(db).faults
  expect([fault, others]).toEqual([expect.objectContaining({ kind: 'batch', table }), []])
  expect(rowFaultInWords(fault!)).toMatch(new RegExp(`^${table}: .*rows that came in batches`))
})
