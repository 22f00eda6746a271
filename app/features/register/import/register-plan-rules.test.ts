import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { addDays } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { lmc } from '#test/support/register.ts'
import { knownRegister } from './known-register-queries.server.ts'
import type { PracticeInFile } from './practice-details-form.ts'
import { type ImportSources, nothingChanges } from './register-import-rules.ts'
import { planImport } from './register-plan-rules.ts'

const CODES = ['X99001', 'X99002', 'X99003', 'X99004']
const LMCS = ['borsetshire', 'loamshire']
const ADDRESS = { addressLine1: null, addressLine2: null, addressLine3: null, town: null, county: null }

/** The files of one month about one practice; `day` offsets count from the first map. */
const practiceInMonth = fc.record({
  code: fc.constantFrom(...CODES),
  inMap: fc.boolean(),
  region: fc.constantFrom('Y60', 'Y61'),
  lmc: fc.option(fc.constantFrom(...LMCS, null), { nil: undefined }),
  details: fc.option(
    fc.record({ opened: fc.option(fc.integer({ min: -60, max: 100 })), closed: fc.option(fc.integer({ min: -60, max: 100 })) }),
  ),
  patients: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
})
const month = fc.uniqueArray(practiceInMonth, { selector: (one) => one.code, maxLength: 4 })
type Month = typeof month extends fc.Arbitrary<infer T> ? T : never

function sourcesOf(saying: Month, index: number): ImportSources {
  const day = addDays('2026-01-01', index * 30)
  const organisation = (code: string, parent: string) => [code, { code, name: code, onsCode: null, parent }] as const
  const dayFrom = (offset: number | null) => (offset === null ? null : addDays('2026-01-01', offset))
  const details = saying.flatMap(({ code, details }): [string, PracticeInFile][] => {
    if (!details) return []
    const [openedOn, closedOn] = [dayFrom(details.opened), dayFrom(details.closed)]
    const status = closedOn ? 'closed' : 'active'
    return [[code, { line: 1, code, name: code, ...ADDRESS, postcode: 'ZZ1', telephone: null, status, openedOn, closedOn }]]
  })
  return {
    map: {
      file: 'map',
      day,
      practices: saying
        .filter((one) => one.inMap)
        .map(({ code, region }) => {
          const organisations = { pcnCode: null, subIcbCode: `sub-${region}`, icbCode: `icb-${region}`, regionCode: region }
          return { line: 1, code, name: code, postcode: 'ZZ1', ...organisations, clinicalSystem: 'EMIS' }
        }),
      regions: new Map([organisation('Y60', ''), organisation('Y61', '')]),
      icbs: new Map([organisation('icb-Y60', 'Y60'), organisation('icb-Y61', 'Y61')]),
      subIcbLocations: new Map([organisation('sub-Y60', 'icb-Y60'), organisation('sub-Y61', 'icb-Y61')]),
      pcns: new Map(),
    },
    details: {
      file: 'details',
      layout: 'ods',
      practices: new Map(details),
      newestDay: null,
      skipped: { notGpPractice: 0, outsideEngland: 0 },
    },
    listSizes: {
      file: 'sizes',
      day: addDays(day, -15),
      patients: new Map(saying.flatMap(({ code, patients }) => (patients === undefined ? [] : [[code, patients]]))),
    },
    successors: undefined,
    placings: { file: 'lmcs', lmcOf: new Map(saying.flatMap(({ code, lmc }) => (lmc === undefined ? [] : [[code, lmc]]))) },
    rules: undefined,
    lmcList: { lmcs: LMCS.flatMap((slug) => lmc({ slug, name: slug }).lmcs ?? []), offices: [] },
  }
}

test('whatever the months say: each import opens what its map lists, places it as told, and has nothing left to do', () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 5 }), (months) => {
      const db = freshDatabase()
      months.forEach((saying, index) => {
        const sources = sourcesOf(saying, index)
        const plan = planImport(knownRegister(db), sources)
        addToRegister(db, plan.facts, index + 1)
        const open = practicesAsAt(db, { asAt: plan.day, knownBefore: index + 2 })
        const listed = saying.filter((one) => one.inMap)
        expect(open.map((one) => one.practiceCode)).toEqual(listed.map((one) => one.code).sort())
        for (const { code, lmc } of listed) {
          if (lmc !== undefined) expect(open.find((one) => one.practiceCode === code)?.lmcSlug).toBe(lmc)
        }
        for (const one of open) expect(one.regionCode === null).toBe(one.lmcSlug === null)
        expect(open.filter((one) => one.lmcSlug !== null)).toHaveLength(plan.totals.practicesInLmc)
        expect(nothingChanges(planImport(knownRegister(db), sources))).toBe(true)
      })
      db.$client.close()
    }),
    { numRuns: 300 },
  )
})
