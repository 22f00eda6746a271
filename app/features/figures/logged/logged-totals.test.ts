import { expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { claimOf } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { disputePartKind } from '#app/features/disputes/desk/part-kind.server.ts'
import { failureById } from '#app/features/disputes/failures/failure-queries.server.ts'
import type { Failure } from '#app/features/disputes/failures/failure-rules.ts'
import { removeFailure, saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { readLoggedText } from '#app/features/figures/disclosure/disclose-logged.ts'
import { demonstrationKey, keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { addDays, type Day, dayOf, type Instant, instantOf } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { closePractice } from '#test/support/adoption.ts'
import { freshDatabase } from '#test/support/database.ts'
import { someone } from '#test/support/england.ts'
import { lmc, practice, together } from '#test/support/register.ts'
import { publishedByTwo } from '#test/support/two-editors.ts'
import { dueLoggedTotals, issueLoggedTotals } from './issue-logged-totals.server.ts'
import { loggedFacts, opennessAt } from './logged-facts.server.ts'
import { loggedTally } from './logged-tally-rules.ts'
import { loggedTotalsOf } from './logged-totals-queries.server.ts'
import { verifyLoggedTotals } from './verify-logged-totals.server.ts'

const DISPUTE = 'primary-care-support'
const LINE = 'records'
const LOGGED = instantOf('2026-12-09', '09:00')
/** A minute after the release of the week that ends on the Sunday before. */
const MONDAY = instantOf('2026-12-14', '09:01')
const WEEK = 7 * 86_400_000
const code = (n: number) => `Z${String(n).padStart(5, '0')}`
const by = { personId: 'p' }

function england(practices: number): Db {
  const db = freshDatabase()
  const facts = Array.from({ length: practices }, (_, n) => practice({ code: code(n), lmc: 'borsetshire', since: '1990-01-01' }))
  addToRegister(db, together(lmc({ slug: 'borsetshire' }), ...facts), instantOf('2024-01-01', '09:00'))
  return db
}
const say = (db: Db, state: string, at: Instant) =>
  publishedByTwo(
    db,
    disputePartKind,
    {
      values: {
        ...{ dispute: DISPUTE, section: 'logged', when: dayOf(at), state, words: 'So that what was logged is heard.' },
        sources: 'Minutes | https://example.org/minutes | December 2026',
      },
    },
    at,
  )
function released(practices: number): Db {
  const db = england(practices)
  expect(say(db, 'published', instantOf('2026-11-30', '10:00'))).toMatchObject({ ok: true })
  return db
}
const failure = (more: Partial<Failure> = {}): Failure => ({
  ...{
    line: { dispute: DISPUTE, key: LINE },
    kind: 'late',
    noticedOn: '2026-11-30',
    waitedDays: 2,
    cases: 3,
    minutes: { gp: 10 },
  },
  ...{ appointments: 0, isSafety: false, duty: 'contractor', note: null, resolvedOn: null },
  ...more,
})
function log(db: Db, n: number, more: Partial<Failure> = {}, at = LOGGED): string {
  const outcome = saveFailure(db, { practiceCode: code(n), failureId: null, seen: '', failure: failure(more) }, by, at)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.failureId
}
const logAll = (db: Db, from: number, to: number, more: Partial<Failure> = {}, at = LOGGED) =>
  inTransaction(db, (tx) => {
    for (let n = from; n < to; n++) log(tx, n, more, at)
  })
const tallied = (db: Db, day: Day = '2026-12-13') =>
  loggedTally(loggedFacts(db, { dispute: DISPUTE, known: releaseOf(day) }, opennessAt(db, day, releaseOf(day))), day)
const issue = (db: Db, at = MONDAY, key = demonstrationKey) => issueLoggedTotals(db, key, at)
const out = (db: Db, at = MONDAY) => loggedTotalsOf(db, DISPUTE, at)?.published
const row = (db: Db, key: string, at = MONDAY) => out(db, at)?.rows.find((one) => one.key === key)

test('a practice counts once in a row, however much it logs; what was taken out counts nowhere', () => {
  const db = england(3)
  for (const kind of ['late', 'wrong', 'missing'] as const) log(db, 0, { kind, isSafety: kind === 'wrong' })
  log(db, 1, { resolvedOn: '2026-12-08', duty: 'nobody' })
  const gone = log(db, 2)
  removeFailure(db, { practiceCode: code(2), failureId: gone, seen: failureById(db, code(2), gone)!.version }, by, LOGGED + 1)
  const { rows, sums, open } = tallied(db)
  expect(open).toBe(3)
  expect([...rows.get(`failures/${LINE}`)!.practices]).toEqual([
    [code(0), new Set(['open', 'safety'])],
    [code(1), new Set()],
  ])
  expect([...rows.get('failures/all')!.practices.values()]).toEqual([new Set(['contractor']), new Set(['nobody'])])
  expect(Object.fromEntries(sums.get('failures.failures')!)).toEqual({ [code(0)]: 3, [code(1)]: 1 })
  // Until the week's end where it is open, until the day of its end where it is over.
  expect(Object.fromEntries(sums.get('failures.days')!)).toEqual({ [code(0)]: 3 * 15, [code(1)]: 10 })
})

test('what was logged after a release is no part of it, nor is a later correction', () => {
  const db = england(2)
  const id = log(db, 0)
  const seen = failureById(db, code(0), id)!.version
  saveFailure(db, { practiceCode: code(0), failureId: id, seen, failure: failure({ resolvedOn: '2026-12-11' }) }, by, MONDAY)
  log(db, 1, {}, MONDAY)
  expect([...tallied(db).rows.get(`failures/${LINE}`)!.practices]).toEqual([[code(0), new Set(['open'])]])
  expect([...tallied(db, '2026-12-20').rows.get(`failures/${LINE}`)!.practices.values()]).toEqual([new Set(), new Set(['open'])])
})

test('a failure that was open when its practice closed waits until that day, and is not open', () => {
  const db = england(2)
  log(db, 0)
  closePractice(db, code(0), '2026-12-11', LOGGED + 1)
  const { rows, sums } = tallied(db)
  expect(rows.get(`failures/${LINE}`)!.practices.get(code(0))).toEqual(new Set())
  expect(sums.get('failures.days')!.get(code(0))).toBe(2 + 10)
})

test('of claims those that were sent count, by what came of them; a draft, one withdrawn and a doctor’s own do not', () => {
  const db = england(4)
  const known = claimSchemes(db, '2026-12-09')
  const scheme = known.find(({ dispute }) => dispute === DISPUTE)!
  const schemes = seenOfSchemes(known)
  const claim = (who: { practiceCode: string; personId?: string }, sentOn: Day | null, then?: 'offer' | 'withdrawn') => {
    const losses = [{ kind: 'expense', from: '2026-10-30', until: '2026-10-31', pence: 12_000 }]
    const typed = { scheme: scheme.key, line: `${DISPUTE}/${LINE}`, losses, evidence: '', sentTo: 'NHS England', sentOn }
    const wanted = { kind: 'claim', claim: { ...typed, reference: '', answerBy: null } } as const
    const kept = recordClaim(db, { who: who as never, claimId: null, seen: '', schemes, wanted }, by, LOGGED)
    if (!kept.ok) throw new Error(kept.reason)
    const table = who.personId ? 'doctor_claim_entries' : 'claim_entries'
    const seen = db.$client.prepare(`select id from ${table} where claim_id = ?`).pluck().get(kept.claimId) as string
    const happened = { kind: then, happenedOn: '2026-12-09', pence: then === 'offer' ? 5_000 : null, words: null }
    if (then) recordClaim(db, { who: who as never, claimId: kept.claimId, seen, schemes, wanted: happened as never }, by, LOGGED)
  }
  claim({ practiceCode: code(0) }, '2026-12-08', 'offer')
  claim({ practiceCode: code(0) }, '2026-12-07')
  claim({ practiceCode: code(1) }, null)
  claim({ practiceCode: code(2) }, '2026-12-08', 'withdrawn')
  claim({ practiceCode: code(3), personId: someone(db, 'practice-partner', { practiceCode: code(3) }) }, '2026-12-08')
  const { rows, sums } = tallied(db)
  expect([...rows.get('claims/all')!.practices]).toEqual([[code(0), new Set(['offered', 'waiting'])]])
  expect([...sums].filter(([key]) => key.startsWith('claims')).map(([key, of]) => [key, ...of.values()])).toEqual([
    ['claims.claimed', 24_000],
    ['claims.offered', 5_000],
  ])
})

test('totals come out only once two editors released them, once for each week, and stop when they are withheld', () => {
  const db = england(60)
  logAll(db, 0, 60)
  expect(issue(db)).toEqual({ ok: true, issued: [] })
  say(db, 'published', instantOf('2026-12-10', '10:00'))
  expect(dueLoggedTotals(db, MONDAY - 120_000)).toEqual([])
  expect([issue(db), issue(db), dueLoggedTotals(db, MONDAY)]).toEqual([
    { ok: true, issued: [DISPUTE] },
    { ok: true, issued: [] },
    [],
  ])
  expect(row(db, `failures/${LINE}`)!.practices).toBeGreaterThan(50)
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'logged_totals')).toEqual([])
  expect(() => db.$client.exec('delete from logged_totals')).toThrow('append-only')
  say(db, 'withheld', MONDAY + WEEK - 86_400_000)
  expect(issue(db, MONDAY + WEEK)).toEqual({ ok: true, issued: [] })
})

test('under another key than earlier figures nothing comes out; the same logs and key give the same bytes', () => {
  const texts = [1, 2].map(() => {
    const db = released(60)
    logAll(db, 0, 60)
    issue(db)
    expect(issue(db, MONDAY + WEEK, keyOf(Buffer.alloc(32, 7)))).toEqual({ ok: false, issued: [] })
    return db.$client.prepare('select text from logged_totals').pluck().get() as string
  })
  expect(texts[0]).toBe(texts[1])
  expect(readLoggedText(texts[0]!)).toMatchObject({ dispute: DISPUTE, weekEnd: '2026-12-13' })
})

test('what stands is told again, to the number, until what ten practices logged differs', () => {
  const db = released(200)
  logAll(db, 0, 100)
  issue(db)
  const first = row(db, `failures/${LINE}`)
  logAll(db, 100, 109, {}, MONDAY + 1)
  issue(db, MONDAY + WEEK)
  expect(row(db, `failures/${LINE}`, MONDAY + WEEK)).toEqual(first)
  // A second failure of a practice that has one changes nothing that is counted; a tenth practice does.
  log(db, 0, { cases: 9 }, MONDAY + WEEK + 1)
  issue(db, MONDAY + 2 * WEEK)
  expect(row(db, `failures/${LINE}`, MONDAY + 2 * WEEK)).toEqual(first)
  log(db, 109, {}, MONDAY + 2 * WEEK + 1)
  issue(db, MONDAY + 3 * WEEK)
  expect(row(db, `failures/${LINE}`, MONDAY + 3 * WEEK)).toMatchObject({ weekEnd: addDays('2026-12-13', 21) })
})

test('sums are told once a quarter: what practices add meanwhile waits for the next', () => {
  const db = released(200)
  logAll(db, 0, 100)
  issue(db)
  const sum = (at: Instant) => out(db, at)!.sums.find(({ key }) => key === 'failures.cases')
  const first = sum(MONDAY)!
  expect(first.sum).toBe(Number(first.sum.toPrecision(2)))
  logAll(db, 100, 200, { cases: 90 }, MONDAY + 1)
  issue(db, MONDAY + WEEK)
  expect(sum(MONDAY + WEEK)).toEqual(first)
  const january = instantOf('2027-01-04', '09:01')
  issue(db, january)
  expect(sum(january)!.weekEnd).toBe('2027-01-03')
  expect(sum(january)!.sum).toBeGreaterThan(8_000)
})

test('worked out anew from logs and key the totals are the same to the byte, and a log changed behind their back is found', () => {
  const db = released(200)
  logAll(db, 0, 100)
  issue(db)
  logAll(db, 100, 130, { resolvedOn: '2026-12-08' }, MONDAY + 1)
  issue(db, MONDAY + WEEK)
  const findings = () => [...verifyLoggedTotals(db, demonstrationKey)].map(({ finding }) => finding)
  expect(findings()).toEqual(['same', 'same'])
  logAll(db, 130, 190, {}, MONDAY + WEEK)
  expect(findings()).toEqual(['same', 'same'])
  db.$client.exec('drop trigger service_failures_no_update; update service_failures set is_safety = 1 where rowid > 100')
  expect(findings()).toEqual(['same', 'differs'])
  db.$client.exec("drop trigger logged_totals_no_update; update logged_totals set text = replace(text, 'v3', 'v4')")
  expect(findings()).toEqual(['text-changed', 'text-changed'])
  expect(() => [...verifyLoggedTotals(db, keyOf(Buffer.alloc(32, 7)))]).toThrow('key')
})

test('what is released on a Wednesday waits for the Monday after, and comes out never where it is taken back before', () => {
  const db = england(60)
  logAll(db, 0, 60)
  const wednesday = MONDAY + 2 * 86_400_000
  say(db, 'published', wednesday)
  expect([dueLoggedTotals(db, wednesday + 60_000), issue(db, wednesday + 3 * 86_400_000).issued]).toEqual([[], []])
  const taken = [true, false].map((isTaken) => {
    const copy = england(60)
    logAll(copy, 0, 60)
    say(copy, 'published', wednesday)
    if (isTaken) say(copy, 'withheld', wednesday + 86_400_000)
    return issue(copy, MONDAY + WEEK).issued
  })
  expect(taken).toEqual([[], [DISPUTE]])
})

test('a claim that was refused stays counted as refused when it goes to court or a late answer comes', () => {
  const facts = (kinds: readonly string[]) => {
    const entries = kinds.map((kind, n) => ({ id: `${n}`, kind, claim: n ? null : SENT, happenedOn: '2026-12-08', pence: null }))
    const claim = claimOf('one', entries as never)!
    return loggedTally({ failures: [], claims: [{ practice: code(0), line: LINE, claim }], open: 9 }, '2026-12-13')
  }
  const parts = (...kinds: string[]) => [
    ...facts(['claim', ...kinds])
      .rows.get('claims/all')!
      .practices.get(code(0))!,
  ]
  expect([parts('refused'), parts('refused', 'filed'), parts('refused', 'answer')]).toEqual([
    ['refused'],
    ['refused'],
    ['waiting', 'refused'],
  ])
})
const SENT = { losses: [], sentOn: '2026-12-08', line: `${DISPUTE}/${LINE}` }

test('ten practices that close are a change: what was open with them is told as open no longer', () => {
  const db = released(200)
  logAll(db, 0, 100)
  issue(db)
  const openIn = (at: Instant) => row(db, `failures/${LINE}`, at)!.parts.find(({ key }) => key === 'open')!.count
  expect(openIn(MONDAY)).toBeGreaterThan(90)
  for (let n = 0; n < 30; n++) closePractice(db, code(n), '2026-12-17', MONDAY + 1)
  issue(db, MONDAY + WEEK)
  expect(openIn(MONDAY + WEEK)).toBeLessThan(80)
})
