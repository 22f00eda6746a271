import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { verifyChain } from '#app/features/audit/chain/verify-chain.server.ts'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { latestRelease, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { answerFeedback, sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { mailCirculars } from '#app/features/people/circulars/mail-circulars.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { announcementOf, purgeOf, retentionLines } from '#app/features/retention/periods/retention-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import { appendOnlyTriggers } from '#db/append-only.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { rounds } from '#db/schema/menu.ts'
import { serveFrom } from '#db/serving.server.ts'
import { adoptionDatabase, at, endRound } from '#test/support/adoption.ts'
import { copyOfImage } from '#test/support/database.ts'
import { waitingMails } from '#test/support/mail.ts'
import { lmc, practice, region, together } from '#test/support/register.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { announcePurge } from './announce-purge.server.ts'
import { holdRemoval } from './hold-removal.server.ts'
import { keepRetention } from './keep-retention.server.ts'
import { purgeRound, removalSteps } from './purge-round.server.ts'

const RETENTION = { retentionMonths: 12 }
const TOLD = { ...RETENTION, publicAddress: 'https://concert.example.org' }
const TABLES = ['adoption_entries', 'progress_entries', 'weekly_returns', 'releases', 'audit_events']
const SECRET = 'words that only the practice knows'
const LAST_DAY = '2025-01-31'
/** The purge may run from here, told in time: twelve months and a day after the last day. */
const FIRST_DAY = '2026-02-01'
const count = (db: Db, sql: string) => db.$client.prepare(sql).pluck().get() as number

/**
 * 36 more practices in Borsetshire and two more LMCs; half of all practices report and take `cap` or `notice` through the autumn
 * of 2024, the round ends in January, and they stop in February, except those that go on.
 */
function afterTheRound(goingOn: readonly string[] = []): Db {
  const db = adoptionDatabase()
  const codes = Array.from({ length: 36 }, (_, i) => `YY${String(i).padStart(3, '0')}`)
  const lmcs = ['borsetshire', 'loamshire', 'felpersham']
  const since = '1990-01-01'
  const areas = lmcs.map((slug) => lmc({ slug, region: 'Y60', since }))
  const practices = codes.map((code, i) => practice({ code, lmc: lmcs[i % 3]!, since }))
  addToRegister(db, together(region('Y60', 'Midlands'), ...areas, ...practices), at('2024-01-01'))
  const entry = {
    answers: null,
    obstacleKind: null,
    obstacle: null,
    note: SECRET,
    correctsId: null,
    void: false,
    editionSlug: 'first',
    guidanceHash: null,
  }
  const takers = codes.filter((_, i) => i % 4 < 2)
  const statements = takers.map((practiceCode, i) => ({
    ...entry,
    id: `e${i}`,
    practiceCode,
    actionSlug: i % 5 === 0 ? 'notice' : 'cap',
    state: 'taking' as const,
    extent: 'full' as const,
    effectiveOn: '2024-08-05',
    plannedFor: null,
    recordedAt: at('2024-08-06') + i,
    recordedBy: 'someone',
  }))
  const stops = statements
    .filter(({ practiceCode }) => !goingOn.includes(practiceCode))
    .map((one, i) => ({
      ...one,
      id: `s${i}`,
      state: 'stopped' as const,
      extent: null,
      effectiveOn: '2025-02-03',
      recordedAt: at('2025-02-03') + i,
    }))
  appendHistory(db, {
    entries: [...statements, ...stops],
    returns: codes.flatMap((practiceCode, i) =>
      i % 8 === 7
        ? []
        : Array.from({ length: 30 }, (_, w) => {
            const week = addDays('2024-08-05', 7 * w)
            return { practiceCode, week, recordedAt: at(addDays(week, 2)) + i, recordedBy: 'someone' }
          }),
    ),
    sharing: [],
  })
  const { personId } = addPerson(
    db,
    { email: 'partner@example.org', name: 'Dr Ash', passwordHash: '!' },
    'operator',
    at('2024-08-01'),
  )
  addRole(db, { personId, role: 'practice-partner', practiceCode: 'ZZ001' }, 'operator', at('2024-08-01'))
  const statement = {
    practiceCode: 'ZZ001',
    actionSlug: 'cap',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-08-01',
  } as const
  const outcome = recordAdoption(
    db,
    { ...statement, plannedFor: null, note: SECRET, obstacle: null },
    { personId },
    at('2024-08-20'),
  )
  if (!outcome.ok) throw new Error(outcome.reason)
  const news = { practiceCode: 'ZZ001', actionSlug: 'cap', answers: null, obstacleKind: 'waiting', obstacle: null } as const
  if (!recordProgress(db, { ...news, note: SECRET }, { personId }, at('2024-08-22')).ok) throw new Error('no progress')
  endRound(db, LAST_DAY)
  const stop = { ...statement, state: 'stopped', extent: null, effectiveOn: '2025-02-03', plannedFor: null } as const
  const stopped = recordAdoption(db, { ...stop, note: null, obstacle: null }, { personId }, at('2025-02-03'))
  if (!stopped.ok) throw new Error(stopped.reason)
  return db
}

/** Another process on the same facts: nothing is kept from what was asked before. */
const copyOf = (db: Db) => copyOfImage(db.$client.serialize())

/** Every text ever published, and all that a page reads of each week. */
function figures(db: Db): unknown {
  const texts = db.$client.prepare('select id, text_all, text_public from releases order by id').raw().all()
  const weeks = weekEnds(db).map((weekEnd) => weekFigures(db, { weekEnd, audience: 'all' }))
  expect(weeks.length).toBeGreaterThan(50)
  return { texts, weeks }
}

const KEY = keyOf(Buffer.alloc(32, 3))
/** As the server does every Monday. */
const released = (db: Db, now: Instant) => issueDueReleases(db, KEY, now)

function told(goingOn: readonly string[] = []): Db {
  const db = afterTheRound(goingOn)
  expect(announcePurge(db, '2024', TOLD, at('2025-11-20'))).toMatchObject({ ok: true, purgeFrom: FIRST_DAY })
  released(db, at(FIRST_DAY))
  return db
}

test('a purge takes every entry, current state and return of the round, and every release stands to the byte', () => {
  const db = told()
  const before = figures(copyOf(db))
  const done = purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  expect(done).toMatchObject({ ok: true, entries: 38, progress: 1, currentStates: 19, returns: 962, practices: 33 })
  for (const table of ['adoption_entries', 'progress_entries', 'adoption_standings', 'weekly_returns'])
    expect([table, count(db, `select count(*) from ${table}`)]).toEqual([table, 0])
  expect(figures(copyOf(db))).toEqual(before)
})

test('after a purge the latest release stays the last before it: none is worked out of answers that are gone', () => {
  const db = told()
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true })
  for (const later of ['2026-02-20', '2027-03-01']) expect(released(db, at(later))).toEqual({ ok: true, issued: [] })
  expect(latestRelease(db)?.weekEnd).toBe('2026-01-25')
})

test('a purge is refused while a release is due: its figures would be gone', () => {
  const db = afterTheRound()
  expect(announcePurge(db, '2024', TOLD, at('2025-11-20'))).toMatchObject({ ok: true })
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toEqual({ ok: false, reason: 'figures-due' })
  expect(count(db, 'select count(*) from adoption_entries')).toBeGreaterThan(30)
  released(db, at(FIRST_DAY))
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true })
})

test('the chain of events holds after a purge, with the wiped events accounted for and no practice in them', () => {
  const db = told()
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true, wiped: 5 })
  expect(verifyChain(db)).toMatchObject({ ok: true, wiped: 5 })
  expect(count(db, "select count(*) from audit_events where detail like '%ZZ001%' and action <> 'standing.given'")).toBe(0)
})

test('a purge takes what practices told the committee in the round, with the answers and who wrote; the words of LMCs stay', () => {
  const db = afterTheRound()
  const told = { action: 'cap', kind: 'risk', words: SECRET } as const
  const sent = sendFeedback(db, { ...told, sender: { practiceCode: 'ZZ001' } }, { personId: 'someone' }, at('2024-08-21'))
  sendFeedback(
    db,
    { ...told, words: 'An LMC says so.', sender: { lmcSlug: 'loamshire' } },
    { personId: 'officer' },
    at('2024-08-21'),
  )
  const answer = { feedbackId: sent.ok ? sent.id : '', words: 'So.', edition: null }
  expect(answerFeedback(db, answer, { personId: 'editor' }, at('2024-08-22'))).toMatchObject({ ok: true })
  expect(announcePurge(db, '2024', TOLD, at('2025-11-20'))).toMatchObject({ ok: true })
  released(db, at(FIRST_DAY))
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: true }, at(FIRST_DAY))).toMatchObject({ feedback: 1, wiped: 7 })
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ feedback: 1, wiped: 7 })
  expect(db.$client.prepare('select words from feedback').pluck().all()).toEqual(['An LMC says so.'])
  expect(count(db, 'select count(*) from feedback_answers')).toBe(0)
  expect(count(db, "select count(*) from audit_events where action = 'feedback.sent'")).toBe(1)
  expect(verifyChain(db)).toMatchObject({ ok: true, wiped: 7 })
  expect(faults(db)).toEqual([])
  expect(() => db.$client.exec('delete from feedback')).toThrow('append-only')
})

test('what a practice said in general goes with the returns of its weeks; what it said since stays', () => {
  const db = afterTheRound()
  const general = { sender: { practiceCode: 'ZZ001' }, action: null, kind: 'question' } as const
  for (const [day, words] of [
    ['2024-09-10', SECRET],
    ['2026-01-30', 'Said since.'],
  ] as const)
    sendFeedback(db, { ...general, words }, { personId: 'someone' }, at(day))
  expect(announcePurge(db, '2024', TOLD, at('2025-11-20'))).toMatchObject({ ok: true })
  released(db, at(FIRST_DAY))
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ feedback: 1 })
  expect(db.$client.prepare('select words from feedback').pluck().all()).toEqual(['Said since.'])
  expect(count(db, "select count(*) from audit_events where action = 'feedback.sent'")).toBe(1)
  expect(faults(db)).toEqual([])
})

/** Faults of the rows a purge removes; the register of these tests is inserted by hand and has no events. */
const faults = (db: Db) =>
  verifyRows(db).faults.filter((fault) => !('table' in fault) || /_entries|returns|feedback|releases/.test(fault.table))

test('the rows that went are accounted for: those that events named, and those of a history that came together', () => {
  const db = told()
  expect(faults(db)).toEqual([])
  purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  expect(count(db, 'select count(*) from weekly_returns')).toBe(0)
  expect(faults(db)).toEqual([])
})

test.each([
  [
    'an entry that an event named',
    "delete from adoption_entries where recorded_by <> 'someone' and state = 'stopped'",
    'changed-or-removed',
  ],
  ['a return that an event named', "delete from weekly_returns where recorded_by <> 'someone'", 'lost-before-purge'],
  ['an entry of the history', "delete from adoption_entries where id = 'e3'", 'batch'],
  ['a changed return of the history', "update weekly_returns set recorded_by = 'else' where rowid = 7", 'batch'],
])('a purge does not cover up what was done before it: %s', (_what, sql, kind) => {
  const db = told()
  db.$client.pragma('foreign_keys = OFF')
  const triggers = appendOnlyTriggers(db, ['adoption_entries', 'weekly_returns'])
  for (const { name } of triggers) db.$client.exec(`drop trigger ${name}`)
  db.$client.exec(`delete from adoption_standings; ${sql}`)
  for (const { sql: trigger } of triggers) db.$client.exec(trigger)
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true })
  expect(faults(db)).toEqual([expect.objectContaining({ kind })])
})

test.each([
  [
    'one more event wiped',
    "update audit_events set actor='', action='wiped', detail='', subject=(select subject from audit_events where action='wiped' limit 1) where action='purge.announced'",
  ],
  [
    'a wiped event taken for another',
    "update audit_events set at = at + 1 where seq = (select min(seq) from audit_events where action='wiped')",
  ],
])('a purge does not cover %s', (_what, sql) => {
  const db = told()
  purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  db.$client.exec(`drop trigger audit_events_no_update; ${sql}`)
  expect(verifyChain(db)).toMatchObject({ ok: false, broken: { fault: 'purge-does-not-match' } })
})

test('the tables are append-only again after a purge: change and removal are refused as before', () => {
  const db = told()
  const before = appendOnlyTriggers(db, TABLES)
  purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  expect(before).toHaveLength(10)
  expect(appendOnlyTriggers(db, TABLES)).toEqual(before)
  appendHistory(db, {
    entries: [],
    returns: [{ practiceCode: 'ZZ001', week: '2026-03-02', recordedAt: at('2026-03-03'), recordedBy: 'someone' }],
    sharing: [],
  })
  for (const table of ['weekly_returns', 'releases', 'audit_events']) {
    expect(() => db.$client.exec(`delete from ${table}`)).toThrow('append-only')
    expect(() => db.$client.exec(`update ${table} set rowid = rowid`)).toThrow('append-only')
  }
})

test('a purge that fails half way has not happened, and its triggers stand', () => {
  const db = told()
  db.$client.exec("create trigger stop_here before delete on weekly_returns begin select raise(abort, 'the disk is full'); end")
  const entries = count(db, 'select count(*) from adoption_entries')
  expect(() => purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toThrow('the disk is full')
  expect(count(db, 'select count(*) from adoption_entries')).toBe(entries)
  expect(appendOnlyTriggers(db, TABLES)).toHaveLength(10)
  expect(purgeOf(db, '2024')).toBeUndefined()
  expect(verifyChain(db)).toMatchObject({ ok: true, wiped: 0 })
})

test('a dry run counts what would go, says what stands in the way, and changes nothing', () => {
  const db = told()
  const before = count(db, 'select total_changes()')
  const dry = purgeRound(db, '2024', { ...RETENTION, dryRun: true }, at(FIRST_DAY))
  expect(count(db, 'select total_changes()')).toBe(before)
  expect(dry).toEqual(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY)))
  const early = purgeRound(afterTheRound(), '2024', { ...RETENTION, dryRun: true }, at(FIRST_DAY))
  expect(early).toMatchObject({ ok: true, entries: 38, notYet: { reason: 'not-announced' } })
})

test('everyone in a practice is told by mail, once, in the same words whether their practice has answers in the round or not', () => {
  const db = afterTheRound()
  const outsider = addPerson(db, { email: 'lmc@example.org', name: 'Ms B', passwordHash: '!' }, 'operator', at('2024-08-01'))
  addRole(db, { personId: outsider.personId, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', at('2024-08-01'))
  const silent = addPerson(db, { email: 'silent@example.org', name: 'Dr S', passwordHash: '!' }, 'operator', at('2024-08-01'))
  addRole(db, { personId: silent.personId, role: 'practice-partner', practiceCode: 'ZZ003' }, 'operator', at('2024-08-01'))
  db.$client.exec("delete from adoption_standings where practice_code = 'ZZ003'")
  expect(announcePurge(db, '2024', TOLD, at('2025-06-01'))).toEqual({ ok: true, purgeFrom: FIRST_DAY })
  expect(mailCirculars(db, at('2025-06-01'))).toBe(2)
  const mails = waitingMails(db)
  expect(mails.map(({ to }) => to).sort()).toEqual(['partner@example.org', 'silent@example.org'])
  expect(new Set(mails.map(({ subject, text }) => `${subject} ${text}`)).size).toBe(1)
  expect(mails[0]).toMatchObject({ link: 'https://concert.example.org/account/roles' })
  expect(mails[0]?.text).toContain('1 February 2026')
  expect(announcePurge(db, '2024', TOLD, at('2025-06-02'))).toEqual({ ok: false, reason: 'announced-already' })
})

test('a purge is refused before its time, and says when it may run', () => {
  const purge = (db: Db, day: Day, slug = '2024') => purgeRound(db, slug, { ...RETENTION, dryRun: false }, at(day))
  expect(purge(told(), '2026-01-31')).toEqual({ ok: false, reason: 'retention-runs', from: FIRST_DAY })
  expect(purge(afterTheRound(), FIRST_DAY)).toEqual({ ok: false, reason: 'not-announced' })
  const late = afterTheRound()
  announcePurge(late, '2024', TOLD, at('2026-05-01'))
  released(late, at('2026-06-30'))
  expect(purge(late, '2026-06-29')).toEqual({ ok: false, reason: 'notice-runs', from: '2026-06-30' })
  expect(purge(late, '2026-06-30')).toMatchObject({ ok: true })
  expect(purge(late, '2026-07-01')).toEqual({ ok: false, reason: 'purged-already' })
  expect(purge(late, '2026-07-01', 'nothing')).toEqual({ ok: false, reason: 'no-such-round' })
  const running = adoptionDatabase()
  expect(purge(running, '2024-10-01')).toEqual({ ok: false, reason: 'not-ended' })
  expect(announcePurge(running, '2024', TOLD, at('2024-10-01'))).toEqual({ ok: false, reason: 'not-ended' })
})

test('the record of the next round stays, and with it the returns its first figures look back on', () => {
  const db = told()
  db.insert(rounds)
    .values({ slug: '2025', title: 'Next', kind: 'pick-any', beganOn: '2025-03-05', summary: '', body: '', contentHash: 'h' })
    .run()
  db.$client.exec(
    `insert into actions select 'next', title, short_title, scope, guidance_hash from actions where slug = 'cap';
     insert into editions select 'next', '2025', 1, title, summary, ${at('2025-03-05')}, precision, published_by, sources, content_hash, recorded_at
       from editions where slug = 'first';
     insert into offers (edition_slug, action_slug, position, standing, wording) select 'next', 'next', 1, 'offered', wording from offers
       where edition_slug = 'first' and action_slug = 'cap'`,
  )
  const entry = {
    answers: null,
    obstacleKind: null,
    obstacle: null,
    note: null,
    correctsId: null,
    void: false,
    editionSlug: null,
    guidanceHash: null,
  }
  const statement = {
    state: 'taking',
    extent: 'full',
    effectiveOn: '2025-03-06',
    plannedFor: null,
    recordedBy: 'someone',
  } as const
  appendHistory(db, {
    entries: [{ ...entry, ...statement, id: 'next', practiceCode: 'ZZ002', actionSlug: 'next', recordedAt: at('2025-03-06') }],
    returns: [],
    sharing: [],
  })
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true })
  expect(db.$client.prepare('select id from adoption_entries').pluck().all()).toEqual(['next'])
  expect(count(db, 'select count(*) from adoption_standings')).toBe(1)
  const first = db.$client.prepare('select min(recorded_at) from weekly_returns').pluck().get() as Instant
  expect(first).toBeGreaterThanOrEqual(at('2025-02-10', '00:00'))
  expect(count(db, 'select count(*) from weekly_returns')).toBeGreaterThan(0)
})

test('what was purged cannot be read from the bytes of the file', () => {
  const path = join(testFolder(), 'concert.db')
  writeFileSync(path, told().$client.serialize())
  const bytes = () => [path, `${path}-wal`].map((file) => readFileSync(file, { flag: 'a+' }).toString('latin1')).join()
  const db = openDatabase(path)
  expect(bytes()).toContain(SECRET)
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))).toMatchObject({ ok: true })
  db.$client.close()
  expect(bytes()).not.toContain(SECRET)
})

test('every practice reads what will be and what was removed, of every round that has ended', () => {
  const lines = (db: Db, day: Day) => retentionLines(db, 12, day)
  expect(lines(afterTheRound(), '2025-01-31')).toEqual([])
  expect(lines(afterTheRound(), '2025-02-01')).toMatchObject([{ removedFrom: FIRST_DAY, announcedAt: null, purgedAt: null }])
  const db = told()
  expect(lines(db, FIRST_DAY)).toMatchObject([{ round: '2024', removedFrom: FIRST_DAY, heldAt: null, purgedAt: null }])
  purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(FIRST_DAY))
  expect(lines(db, FIRST_DAY)).toMatchObject([{ round: '2024', removedFrom: FIRST_DAY, purgedAt: at(FIRST_DAY) }])
})

test('what a practice goes on taking stays until it stops, and goes then', () => {
  const going = 'YY004'
  const db = told([going])
  const purge = (day: Day) => purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at(day))
  expect(purge(FIRST_DAY)).toMatchObject({ ok: true })
  const left = () => db.$client.prepare('select practice_code, state from adoption_entries').raw().all()
  expect(left()).toEqual([[going, 'taking']])
  expect(db.$client.prepare('select practice_code, taken_since from adoption_standings').raw().all()).toEqual([
    [going, '2024-08-05'],
  ])
  expect(purge('2026-02-02')).toEqual({ ok: false, reason: 'purged-already' })
  const stop = { practiceCode: going, state: 'stopped', extent: null, effectiveOn: '2026-03-01', plannedFor: null } as const
  const actionSlug = db.$client.prepare('select action_slug from adoption_entries').pluck().get() as string
  const outcome = recordAdoption(db, { ...stop, actionSlug, note: null, obstacle: null }, { personId: 'p' }, at('2026-03-02'))
  expect(outcome).toMatchObject({ ok: true })
  expect(purge('2026-03-03')).toMatchObject({ ok: true, entries: 2, weeks: 0 })
  expect([left(), faults(db), verifyChain(db).ok]).toEqual([[], [], true])
})

test('the server tells everybody 60 days before, removes step by step by itself, and stops where the operator holds it', async () => {
  const db = afterTheRound()
  released(db, at('2026-02-03'))
  const turn = keepRetention(db, TOLD)
  const turnsOn = async (day: Day, times = 1) => {
    for (let i = 0; i < times; i++) await turn(at(day) + i)
  }
  await turnsOn('2025-12-02')
  expect(announcementOf(db, '2024')).toBeUndefined()
  await turnsOn('2025-12-03')
  expect(announcementOf(db, '2024')).toMatchObject({ purgeFrom: FIRST_DAY })
  expect(holdRemoval(db, '2024', true, at('2026-01-20'))).toEqual({ ok: true })
  expect(holdRemoval(db, '2024', true, at('2026-01-20'))).toEqual({ ok: false, reason: 'held-already' })
  await turnsOn('2026-02-01', 200)
  expect([purgeOf(db, '2024'), count(db, 'select count(*) from adoption_entries') > 0]).toEqual([undefined, true])
  expect(purgeRound(db, '2024', { ...RETENTION, dryRun: false }, at('2026-02-02'))).toEqual({ ok: false, reason: 'held' })
  expect(holdRemoval(db, '2024', false, at('2026-02-02'))).toEqual({ ok: true })
  const entries = () => count(db, 'select count(*) from adoption_entries')
  const seen = new Set<number>()
  await turn(at('2026-02-03'))
  for (let i = 1; i < 200; i++) {
    await turn(at('2026-02-03') + i)
    seen.add(entries())
  }
  // Some practices at a time, and the rest at each step is the whole record of the others.
  expect(seen.size).toBeGreaterThan(2)
  expect([entries(), faults(db), verifyChain(db).ok]).toEqual([0, [], true])
})

test('a removal that is broken off goes on with what is left after the next start', () => {
  const db = told()
  const begun = removalSteps(db, '2024', { ...RETENTION, actor: 'concert' }, at(FIRST_DAY))
  if (!begun.ok) throw new Error(begun.reason)
  const before = count(db, 'select count(*) from adoption_entries')
  while (count(db, 'select count(*) from adoption_entries') === before) {
    const step = begun.steps.next()
    if (!step.done) step.value(db)
  }
  const restarted = copyOf(db)
  expect(count(restarted, 'select count(*) from adoption_entries')).toBeGreaterThan(0)
  expect(purgeRound(restarted, '2024', { ...RETENTION, dryRun: false }, at('2026-02-02'))).toMatchObject({ ok: true, weeks: 0 })
  expect([count(restarted, 'select count(*) from adoption_entries'), faults(restarted)]).toEqual([0, []])
})

test('a server removes in short transactions of its own, and every release stands', async () => {
  const db = told()
  const before = figures(copyOf(db))
  const serving = serveFrom(db)
  const turn = keepRetention(db, TOLD)
  const entries = () => count(db, 'select count(*) from adoption_entries')
  for (let i = 0; i < 400 && entries() > 0; i++) await turn(at(FIRST_DAY) + i)
  serving.stop()
  expect(entries()).toBe(0)
  expect(figures(copyOf(db))).toEqual(before)
  expect([faults(db), verifyChain(db).ok]).toEqual([[], true])
})
