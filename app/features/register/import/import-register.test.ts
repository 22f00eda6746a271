import { expect, test } from 'vitest'
import { addToRegister, markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { allLmcs, practiceByCode, registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { endOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import {
  changed,
  everything,
  fixture,
  IMPORTED_AT,
  importing,
  legacyDetails,
  publishedListSizes,
  without,
} from '#test/fixtures/register/importing.ts'
import { freshDatabase } from '#test/support/database.ts'
import type { ImportOutcome } from './import-register.server.ts'
import { nothingChanges } from './register-import-rules.ts'

const TODAY = '2026-10-01'
const OCTOBER = Date.UTC(2026, 9, 1, 9)
const september = (text: string) => text.replaceAll('01Aug2026', '01Sep2026')
const KNOWN_NOW = Number.MAX_SAFE_INTEGER

function planOf(outcome: ImportOutcome) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.plan
}
const codes = (list: { code: string }[]) => list.map((one) => one.code)
const rowsIn = (db: Db, table: string) => db.$client.prepare(`select count(*) from ${table}`).pluck().get()
const DATED = ['practice_statuses', 'practice_memberships', 'practice_organisations', 'practice_list_sizes', 'lmc_regions']
const rowsOf = (db: Db) => DATED.map((table) => rowsIn(db, table))
const openOn = (db: Db, asAt: string) => practicesAsAt(db, { asAt, knownBefore: KNOWN_NOW })

test('the first import brings in practices, places, addresses, list sizes and LMCs', () => {
  const db = freshDatabase()
  const plan = planOf(importing(db, everything()))
  expect(plan.totals).toEqual({
    openPractices: 24,
    regions: 2,
    icbs: 2,
    subIcbLocations: 3,
    pcns: 2,
    lmcs: 3,
    practicesInLmc: 23,
    patients: 24 * 5000 + 300,
    listsOf: 'list-sizes-2026-01.csv, 1 January 2026',
  })
  expect(practiceByCode(db, 'X99001', TODAY)).toMatchObject({
    name: 'St Green Lane Surgery 1',
    address: ['1 High Street', 'Borchester', 'Borsetshire'],
    postcode: 'ZZ1 2ZZ',
    telephone: '01632 960001',
    lmc: { slug: 'borsetshire' },
    region: { code: 'Y60', name: 'Midlands' },
    icb: { code: 'QXX' },
    subIcb: { code: '99X' },
    pcn: { code: 'U99001', name: 'Ambridge PCN' },
    clinicalSystem: 'TPP',
    patients: { count: 5001, countedOn: '2026-01-01' },
    open: true,
    openedOn: '1971-04-01',
  })
  expect(practiceByCode(db, 'X99024', TODAY)).toMatchObject({ lmc: null, pcn: null, region: { code: 'Y61' } })
  expect(plan.withoutLmc).toEqual([expect.objectContaining({ code: 'X99024', note: 'practice-lmc.csv places it in none' })])
  expect(allLmcs(db, TODAY).map((lmc) => [lmc.slug, lmc.region?.code, lmc.office])).toEqual([
    ['borsetshire', 'Y60', 'Shires LMCs & Co'],
    ['felpersham', 'Y60', 'Shires LMCs & Co'],
    ['loamshire', 'Y61', null],
  ])
})

test('the first import marks the register as real and is written down', () => {
  const db = freshDatabase()
  importing(db, everything())
  expect(registerKindOf(db)).toBe('real')
  const event = db.$client.prepare('select actor, action, subject, detail, at from audit_events').get() as { detail: string }
  expect(event).toMatchObject({ actor: 'operator', action: 'register.imported', subject: '2026-08-01', at: IMPORTED_AT })
  expect(JSON.parse(event.detail)).toMatchObject({ openPractices: 24, added: 24 })
  const files = db.$client.prepare('select files from register_imports').pluck().get() as string
  expect(JSON.parse(files)).toContainEqual({
    kind: 'map',
    name: 'practice-map-2026-08.csv',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('a dry run tells the same and writes nothing', () => {
  const db = freshDatabase()
  const dry = planOf(importing(db, everything(), { apply: false }))
  expect(dry.totals.openPractices).toBe(24)
  for (const table of [...DATED, 'practices', 'lmcs', 'audit_events', 'register_imports', 'register_kind']) {
    expect(rowsIn(db, table)).toBe(0)
  }
  expect(planOf(importing(db, everything()))).toEqual(dry)
})

test('a second run of the same files says that nothing changes, and writes nothing', () => {
  const db = freshDatabase()
  importing(db, everything())
  const before = rowsOf(db)
  const again = planOf(importing(db, everything(), { now: OCTOBER }))
  expect(nothingChanges(again)).toBe(true)
  expect(again.totals).toMatchObject({ openPractices: 24, practicesInLmc: 23, patients: 120300 })
  expect(rowsOf(db)).toEqual(before)
  expect(rowsIn(db, 'audit_events')).toBe(1)
  expect(rowsIn(db, 'register_imports')).toBe(1)
})

test('membership holds from the practice’s opening, so a day before the import knows its LMC', () => {
  const db = freshDatabase()
  importing(db, everything())
  const then = openOn(db, '2024-08-01').find((practice) => practice.practiceCode === 'X99001')
  expect(then).toEqual({ practiceCode: 'X99001', lmcSlug: 'borsetshire', regionCode: 'Y60' })
  expect(openOn(db, '1971-03-31')).not.toContainEqual(expect.objectContaining({ practiceCode: 'X99001' }))
  expect(practicesAsAt(db, { asAt: '2024-08-01', knownBefore: IMPORTED_AT })).toEqual([])
})

test('without details a practice stands from the day of the map, and an opening learnt later reaches back with its LMC', () => {
  const db = freshDatabase()
  importing(db, { lmcs: fixture('lmcs') })
  expect(openOn(db, '2026-07-31')).toEqual([])
  const plan = planOf(importing(db, { details: fixture('details') }, { now: OCTOBER }))
  expect(plan.openingLearnt).toHaveLength(24)
  expect(openOn(db, '2024-08-01').find((practice) => practice.practiceCode === 'X99013')).toEqual({
    practiceCode: 'X99013',
    lmcSlug: 'felpersham',
    regionCode: 'Y60',
  })
  expect(practicesAsAt(db, { asAt: '2024-08-01', knownBefore: OCTOBER })).toEqual([])
  expect(nothingChanges(planOf(importing(db, { details: fixture('details') }, { now: OCTOBER + 1 })))).toBe(true)
})

test('rows that are no GP practice or lie outside England are left out and counted, in both layouts', () => {
  for (const details of [fixture('details'), legacyDetails]) {
    const db = freshDatabase()
    const outcome = importing(db, { details })
    expect(outcome.ok && outcome.sources.details?.skipped).toEqual({ notGpPractice: 2, outsideEngland: 2 })
    expect(practiceByCode(db, 'W99002', TODAY)).toBeUndefined()
    expect(practiceByCode(db, 'X99003', TODAY)?.open).toBe(true)
    expect(practiceByCode(db, 'X99003', TODAY)?.openedOn).toBe('1973-04-01')
    expect(practiceByCode(db, 'X99003', TODAY)?.address).toEqual(['1 High Street', 'Penny Hassett', 'Borsetshire'])
  }
})

test('the older layout does not undo an address that names its town', () => {
  const db = freshDatabase()
  importing(db, { details: fixture('details') })
  expect(nothingChanges(planOf(importing(db, { details: legacyDetails })))).toBe(true)
})

test('a practice that closed before the first import is kept as closed; one active in the details only is told and not opened', () => {
  const db = freshDatabase()
  const plan = planOf(importing(db, everything()))
  expect(codes(plan.earlier)).toEqual(['X99030'])
  expect(practiceByCode(db, 'X99030', TODAY)).toMatchObject({ open: false, openedOn: '1974-04-01', closedOn: '2024-03-31' })
  expect(codes(openOn(db, '2024-03-31').map((one) => ({ code: one.practiceCode })))).toContain('X99030')
  expect(codes(openOn(db, '2024-04-01').map((one) => ({ code: one.practiceCode })))).not.toContain('X99030')
  expect(codes(plan.activeOnlyInDetails)).toEqual(['X99032'])
  expect(practiceByCode(db, 'X99032', TODAY)).toBeUndefined()
})

test('a practice that leaves the map closes on the day before it, and opens again when it comes back', () => {
  const db = freshDatabase()
  importing(db, everything())
  const map = changed('map', (text) => september(without('X99005')(text)))
  const plan = planOf(importing(db, { map }))
  expect(plan.closed).toEqual([{ code: 'X99005', name: 'St Green Lane Surgery 5', note: 'closing day 31 August 2026' }])
  expect(practiceByCode(db, 'X99005', TODAY)).toMatchObject({ open: false, closedOn: '2026-08-31' })

  const back = changed('map', (text) => text.replaceAll('01Aug2026', '01Oct2026'))
  const reopened = planOf(importing(db, { map: back }, { now: OCTOBER }))
  expect(codes(reopened.reopened)).toEqual(['X99005'])
  expect(practiceByCode(db, 'X99005', TODAY)).toMatchObject({
    open: true,
    closedOn: null,
    openedOn: '1975-04-01',
    lmc: { slug: 'borsetshire' },
  })
  expect(practiceByCode(db, 'X99005', '2026-09-15')).toMatchObject({ open: false })
  expect(nothingChanges(planOf(importing(db, { map: back }, { now: OCTOBER + 1 })))).toBe(true)
})

test('the closing day of the details is taken, also when it is learnt after the closing', () => {
  const closedInJuly = changed('details', (text) =>
    text.replace(/("X99005".*?"19750401",)"","ACTIVE"/, '$1"20260720","INACTIVE"'),
  )
  const map = changed('map', without('X99005'))
  const db = freshDatabase()
  importing(db, everything())
  planOf(importing(db, { map }, { now: OCTOBER }))
  expect(practiceByCode(db, 'X99005', TODAY)?.closedOn).toBe('2026-07-31')
  planOf(importing(db, { map, details: closedInJuly }, { now: OCTOBER + 1 }))
  expect(practiceByCode(db, 'X99005', TODAY)?.closedOn).toBe('2026-07-20')
  expect(openOn(db, '2026-07-25')).toHaveLength(23)
  expect(practicesAsAt(db, { asAt: '2026-07-25', knownBefore: OCTOBER + 1 })).toHaveLength(24)
  expect(nothingChanges(planOf(importing(db, { map, details: closedInJuly }, { now: OCTOBER + 2 })))).toBe(true)
})

test('a practice closes after the closing day of the details where that lies before the map, and by the map where it does not', () => {
  const closing = (day: string) =>
    changed('details', (text) => text.replace(/("X99005".*?"19750401",)"","ACTIVE"/, `$1"${day}","INACTIVE"`))
  const map = changed('map', (text) => september(without('X99005')(text)))
  for (const [day, closedOn] of [
    ['20260812', '2026-08-12'],
    ['20260915', '2026-08-31'],
    ['19600101', '2026-08-31'],
  ] as const) {
    const db = freshDatabase()
    importing(db, everything())
    planOf(importing(db, { map, details: closing(day) }, { now: OCTOBER }))
    expect(practiceByCode(db, 'X99005', TODAY)?.closedOn).toBe(closedOn)
  }
})

test('a closing with a successor stays as it was recorded', () => {
  const db = freshDatabase()
  importing(db, everything())
  const merged = { practiceCode: 'X99005', status: 'closed' as const, holdsFrom: '2026-07-01', successorCode: 'X99006' }
  addToRegister(db, { statuses: [merged] }, IMPORTED_AT + 1)
  const map = changed('map', without('X99005'))
  expect(nothingChanges(planOf(importing(db, { map }, { now: OCTOBER })))).toBe(true)
  expect(practiceByCode(db, 'X99005', TODAY)?.successor?.code).toBe('X99006')
  expect(practiceByCode(db, 'X99006', TODAY)?.predecessors.map((one) => one.code)).toEqual(['X99005'])
})

test('a move to another LMC holds from the day of the map, and is not known before it was recorded', () => {
  const db = freshDatabase()
  importing(db, everything())
  const lmcs = changed('lmcs', (text) => text.replace('X99012,borsetshire', 'X99012,felpersham'))
  const map = changed('map', september)
  const plan = planOf(importing(db, { map, lmcs }, { now: OCTOBER }))
  expect(plan.moved).toEqual([expect.objectContaining({ code: 'X99012', note: 'borsetshire to felpersham' })])
  const lmcAsAt = (asAt: string, knownBefore: number) =>
    practicesAsAt(db, { asAt, knownBefore }).find((practice) => practice.practiceCode === 'X99012')?.lmcSlug
  expect(lmcAsAt('2026-09-01', KNOWN_NOW)).toBe('felpersham')
  expect(lmcAsAt('2026-08-31', KNOWN_NOW)).toBe('borsetshire')
  expect(lmcAsAt('2026-09-01', endOfDay('2026-09-30'))).toBe('borsetshire')
  expect(nothingChanges(planOf(importing(db, { map, lmcs }, { now: OCTOBER + 1 })))).toBe(true)
})

test('rules place whole sub-ICB locations, the practice-to-LMC file goes before them, and a split location is told', () => {
  const db = freshDatabase()
  const plan = planOf(importing(db, { rules: fixture('rules') }))
  expect(plan.totals.practicesInLmc).toBe(20)
  expect(codes(plan.withoutLmc)).toEqual(['X99013', 'X99014', 'X99015', 'X99016'])
  expect(plan.withoutLmc[0]?.note).toBe('99Y is split by local authority, which the map does not tell')
  expect(practiceByCode(db, 'X99024', TODAY)?.lmc?.slug).toBe('loamshire')

  const both = planOf(importing(db, { rules: fixture('rules'), lmcs: fixture('lmcs') }, { now: OCTOBER }))
  expect(codes(both.placed)).toEqual(['X99013', 'X99014', 'X99015', 'X99016'])
  expect(both.moved).toEqual([expect.objectContaining({ code: 'X99024', note: 'loamshire to no LMC' })])
  expect(openOn(db, '2026-08-01').find((practice) => practice.practiceCode === 'X99013')?.lmcSlug).toBe('felpersham')
})

test('without a word on LMCs, everybody stays where they are', () => {
  const db = freshDatabase()
  importing(db, everything())
  expect(nothingChanges(planOf(importing(db, {}, { now: OCTOBER })))).toBe(true)
})

test('the region of an LMC follows most of its practices from the day of the map', () => {
  const db = freshDatabase()
  importing(db, everything())
  const map = changed('map', (text) => september(text).replaceAll('E40000007,Y61,East of England', 'E40000003,Y56,London'))
  planOf(importing(db, { map }, { now: OCTOBER }))
  const regionOf = (day: string) => allLmcs(db, day).find((lmc) => lmc.slug === 'loamshire')?.region?.code
  expect(regionOf('2026-08-31')).toBe('Y61')
  expect(regionOf('2026-09-01')).toBe('Y56')
  expect(regionOf('1990-01-01')).toBe('Y61')
})

test('a new name, PCN or clinical system is a change; a new postcode leaves the old address out', () => {
  const db = freshDatabase()
  importing(db, everything())
  const map = changed('map', (text) =>
    september(text)
      .replace('THE ABBEY SURGERY 2,ZZ2 3ZZ', 'THE MINSTER SURGERY,ZZ2 9ZZ')
      .replace(/(X99003.*)TPP/, '$1Medicus'),
  )
  const plan = planOf(importing(db, { map }, { now: OCTOBER }))
  expect(plan.changed.map(({ code, note }) => [code, note])).toEqual([
    ['X99002', 'name, address, postcode'],
    ['X99003', 'clinical system'],
  ])
  expect(practiceByCode(db, 'X99002', TODAY)).toMatchObject({ name: 'The Minster Surgery', address: [], postcode: 'ZZ2 9ZZ' })
  expect(practiceByCode(db, 'X99003', '2026-08-31')?.clinicalSystem).toBe('TPP')
  expect(practiceByCode(db, 'X99003', TODAY)?.clinicalSystem).toBe('Medicus')
})

test('list sizes as published are read too, and an older list does not take the place of a newer one', () => {
  const db = freshDatabase()
  expect(planOf(importing(db, { listSizes: publishedListSizes })).totals.patients).toBe(24 * 6000 + 300)
  expect(importing(db, { listSizes: fixture('listSizes') })).toMatchObject({ ok: false })
  const older = planOf(importing(db, { listSizes: fixture('listSizes') }, { allow: ['small', 'older'] }))
  expect(older.totals.listsOf).toBe('known before, 1 July 2026')
  expect(older.facts.listSizes).toHaveLength(24)
  expect(older.totals.patients).toBe(24 * 6000 + 300)
  expect(older.unknownInFiles).toEqual([{ file: 'list-sizes-2026-01.csv', codes: ['X99099'] }])
  expect(practiceByCode(db, 'X99001', TODAY)?.patients).toEqual({ count: 6001, countedOn: '2026-07-01' })
  expect(practiceByCode(db, 'X99001', '2026-08-01')?.patients).toEqual({ count: 6001, countedOn: '2026-07-01' })
})

test('files with Windows line ends and a byte order mark read the same', () => {
  const db = freshDatabase()
  const windows = (text: string) => text.replaceAll('\n', '\r\n')
  const map = changed('map', (text) => `\uFEFF${windows(text)}`)
  expect(planOf(importing(db, { map, details: changed('details', windows) })).totals.openPractices).toBe(24)
})

test('an import compares while others may write; where another import came first, it compares again and writes nothing twice', () => {
  const db = freshDatabase()
  const did: string[] = []
  const progress = (doing: string) => {
    did.push(doing)
    expect([doing, db.$client.inTransaction]).toEqual([doing, /^Writing \d/.test(doing)])
    if (doing === 'Writing' && rowsIn(db, 'register_imports') === 0) importing(db, everything())
  }
  const plan = planOf(importing(db, everything(), { progress }))
  expect(did.filter((doing) => doing === 'Comparing with the register')).toHaveLength(2)
  expect([nothingChanges(plan), rowsIn(db, 'register_imports')]).toEqual([true, 1])
})

test('a database that holds a demonstration takes no real register, not even as a dry run', () => {
  const db = freshDatabase()
  markRegister(db, 'demonstration', { seed: 1 }, 1)
  for (const apply of [true, false]) {
    expect(importing(db, everything(), { apply })).toEqual({
      ok: false,
      problems: [expect.objectContaining({ message: expect.stringContaining('demonstration') })],
    })
  }
  expect(rowsIn(db, 'practices')).toBe(0)
})
