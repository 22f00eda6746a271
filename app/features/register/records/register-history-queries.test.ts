import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { lmc, practice, region, together } from '#test/support/register.ts'
import { addToRegister } from './add-to-register.server.ts'
import { OPEN_PRACTICES } from './records.sql.ts'
import { membershipsForCells, practicesAsAt } from './register-history-queries.server.ts'
import { statementOn } from './register-rules.ts'

const PRACTICES = ['ZZ001', 'ZZ002', 'ZZ003']
const LMCS = ['borsetshire', 'loamshire']

function registerOfThree(): Db {
  const db = freshDatabase()
  const areas = LMCS.map((slug) => lmc({ slug, name: slug }))
  const practices = PRACTICES.map((code) => practice({ code }))
  addToRegister(db, together(region('Y60', 'Midlands'), region('Y61', 'East of England'), ...areas, ...practices), 0)
  return db
}

const day = fc.integer({ min: 0, max: 6 }).map((n) => addDays('2026-01-01', n))
const instant = fc.integer({ min: 1, max: 6 })
const status = fc.record({
  practiceCode: fc.constantFrom(...PRACTICES),
  status: fc.constantFrom('open' as const, 'closed' as const),
  holdsFrom: day,
  successorCode: fc.constant(null),
  recordedAt: instant,
})
const membership = fc.record({
  practiceCode: fc.constantFrom(...PRACTICES),
  lmcSlug: fc.constantFrom(...LMCS, null),
  holdsFrom: day,
  recordedAt: instant,
})
const lmcRegion = fc.record({
  lmcSlug: fc.constantFrom(...LMCS),
  regionCode: fc.constantFrom('Y60', 'Y61'),
  holdsFrom: day,
  recordedAt: instant,
})
const history = fc.record({
  statuses: fc.array(status, { maxLength: 15 }),
  memberships: fc.array(membership, { maxLength: 15 }),
  lmcRegions: fc.array(lmcRegion, { maxLength: 8 }),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

/** Records every statement of a history in turn. */
function record(db: Db, { statuses, memberships, lmcRegions }: History) {
  for (const one of statuses) addToRegister(db, { statuses: [one] }, one.recordedAt)
  for (const one of memberships) addToRegister(db, { memberships: [one] }, one.recordedAt)
  for (const one of lmcRegions) addToRegister(db, { lmcRegions: [one] }, one.recordedAt)
}
const numbered = <T>(statements: T[]) => statements.map((statement, index) => ({ ...statement, id: index + 1 }))

test('the open practices of a day, with LMC and region, are what a reading of every statement gives', () => {
  fc.assert(
    fc.property(history, day, instant, (told, asAt, knownBefore) => {
      const db = registerOfThree()
      record(db, told)
      const when = { asAt, knownBefore }
      const expected = PRACTICES.flatMap((practiceCode) => {
        const own = <T extends { practiceCode: string }>(of: T[]) =>
          numbered(of).filter((one) => one.practiceCode === practiceCode)
        if (statementOn(own(told.statuses), when)?.status !== 'open') return []
        const lmcSlug = statementOn(own(told.memberships), when)?.lmcSlug ?? null
        const regions = numbered(told.lmcRegions).filter((one) => one.lmcSlug === lmcSlug)
        return [{ practiceCode, lmcSlug, regionCode: statementOn(regions, when)?.regionCode ?? null }]
      })
      expect(practicesAsAt(db, when)).toEqual(expected)
      db.$client.close()
    }),
    { numRuns: 300 },
  )
})

test('LMC cells keep a practice where it stood before the quarter, and a new practice where it was first placed', () => {
  fc.assert(
    fc.property(history, day, instant, day, instant, (told, asAt, knownBefore, quarter, released) => {
      const db = registerOfThree()
      record(db, told)
      const cells = membershipsForCells(db, { asAt, knownBefore, changesBefore: { day: quarter, instant: released } })
      for (const code of PRACTICES) {
        const known = numbered(told.memberships).filter(
          (one) => one.practiceCode === code && one.recordedAt < knownBefore && one.holdsFrom <= asAt,
        )
        const before = statementOn(known, { asAt: addDays(quarter, -1), knownBefore: released })
        const inOrder = known.toSorted(
          (a, b) => a.recordedAt - b.recordedAt || a.holdsFrom.localeCompare(b.holdsFrom) || a.id - b.id,
        )
        const expected = before ?? inOrder[0]
        expect(cells.has(code)).toBe(expected !== undefined)
        expect(cells.get(code) ?? null).toBe(expected?.lmcSlug ?? null)
      }
      db.$client.close()
    }),
    { numRuns: 300 },
  )
})

test('a move of March recorded in May is not known in April', () => {
  const db = registerOfThree()
  addToRegister(
    db,
    {
      statuses: [{ practiceCode: 'ZZ001', status: 'open', holdsFrom: '1990-01-01', successorCode: null }],
      memberships: [{ practiceCode: 'ZZ001', lmcSlug: 'borsetshire', holdsFrom: '1990-01-01' }],
    },
    100,
  )
  addToRegister(db, { memberships: [{ practiceCode: 'ZZ001', lmcSlug: 'loamshire', holdsFrom: '2026-03-01' }] }, 500)
  const lmcOn = (asAt: string, knownBefore: number) => practicesAsAt(db, { asAt, knownBefore })[0]?.lmcSlug
  expect(lmcOn('2026-04-01', 500)).toBe('borsetshire')
  expect(lmcOn('2026-04-01', 501)).toBe('loamshire')
  expect(lmcOn('2026-02-28', 501)).toBe('borsetshire')
})

test('what holds on a day is found without sorting and without reading a whole dated table', () => {
  const db = registerOfThree()
  const explained = db.$client.prepare(`explain query plan ${OPEN_PRACTICES}`).all({ asAt: '2026-01-01', knownBefore: 1 })
  const plan = (explained as { detail: string }[]).map((row) => row.detail).join('\n')
  expect(plan).toContain('SEARCH s USING COVERING INDEX practice_statuses_by_practice')
  expect(plan).toContain('SEARCH s USING COVERING INDEX practice_memberships_by_practice')
  expect(plan).not.toContain('TEMP B-TREE')
})
