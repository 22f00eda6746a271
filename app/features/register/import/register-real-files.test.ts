import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { allLmcs, practiceByCode, registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type ImportPaths, importRegister, readImportFiles } from './import-register.server.ts'
import { nothingChanges } from './register-import-rules.ts'

const DATA = `${paths.root}../shared/data`
const NOW = Date.UTC(2026, 10, 22)
const FILES = {
  map: `${DATA}/gp-reg-pat-prac-map-2026-08.csv`,
  details: `${DATA}/epraccur-2026-02.csv`,
  listSizes: `${DATA}/practice-demographics-2026-01.csv`,
  lmcs: `${DATA}/practice-lmc-indicative.csv`,
  lmcList: `${paths.content}/lmcs/lmcs-indicative.csv`,
}
const RULES = `${paths.content}/lmcs/sub-icb-rules-indicative.csv`
function importing(db: Db, files: ImportPaths, options: { apply: boolean }, now: number) {
  const read = readImportFiles(files)
  return read.ok ? importRegister(db, read, { ...options, allowed: new Set() }, now) : read
}
/** The files of NHS England may not be shipped with Concert: without them beside the checkout these tests are skipped. */
const withRealFiles = test.skipIf(!existsSync(FILES.map))

withRealFiles('the NHS files of 2026 make the register of England (skipped where ../shared/data is absent)', () => {
  const db = freshDatabase()
  const first = importing(db, FILES, { apply: true }, NOW)
  expect(first.ok && first.plan.totals).toEqual({
    openPractices: 6129,
    regions: 7,
    icbs: 36,
    subIcbLocations: 106,
    pcns: 1298,
    lmcs: 101,
    practicesInLmc: 6128,
    patients: 63_342_982,
    listsOf: 'practice-demographics-2026-01.csv, 1 January 2026',
  })
  expect(first.ok && first.plan.activeOnlyInDetails).toHaveLength(78)
  expect(registerKindOf(db)).toBe('real')
  expect(allLmcs(db, '2026-11-22').filter((lmc) => lmc.region !== null)).toHaveLength(101)
  expect(practiceByCode(db, 'W93019', '2026-11-22')).toBeUndefined()
  const open = practicesAsAt(db, { asAt: '2026-11-22', knownBefore: NOW + 1 })
  expect(open).toHaveLength(6129)
  expect(open.filter((practice) => practice.regionCode === null)).toHaveLength(1)

  const second = importing(db, FILES, { apply: true }, NOW + 1)
  expect(second.ok && nothingChanges(second.plan)).toBe(true)
})

withRealFiles('the layout to 2025 and the rules alone place what they can (skipped where ../shared/data is absent)', () => {
  const files = { map: FILES.map, details: `${DATA}/epraccur-2025-08-legacy-layout.csv`, rules: RULES, lmcList: FILES.lmcList }
  const outcome = importing(freshDatabase(), files, { apply: false }, NOW)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  expect(outcome.plan.totals).toMatchObject({ openPractices: 6129, practicesInLmc: 4324 })
  expect(outcome.plan.activeOnlyInDetails).toHaveLength(91)
  const split = outcome.plan.withoutLmc.filter((practice) => practice.note.includes('split by local authority'))
  expect(split).toHaveLength(6129 - 4324)
})
