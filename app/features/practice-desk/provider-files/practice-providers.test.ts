import { expect, test } from 'vitest'
import { addReport, takeBackReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import type { Report } from '#app/features/disputes/provider-files/provider-rules.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { practiceProvider, practiceProviders } from './practice-providers-queries.server.ts'

const NOW = at('2024-11-28')
const TODAY = '2024-12-03'
const report: Report = { kind: 'late', noticedOn: '2024-11-01', waitedDays: 4, cases: 3, isSafety: false }

/** ZZ001 added to a file of Borsetshire LMC and moved to Loamshire. */
function moved() {
  const db = adoptionDatabase()
  const opened = openProviderFile(db, { lmcSlug: 'borsetshire', name: 'Borset General', provides: 'Letters' }, BY, NOW)
  if (!opened.ok) throw new Error(opened.reason)
  const { fileId } = opened
  for (const practiceCode of ['ZZ001', 'ZZ002']) addReport(db, { practiceCode, fileId, report, seen: '0' }, BY, NOW)
  const memberships = [{ practiceCode: 'ZZ001', lmcSlug: 'loamshire', holdsFrom: '2024-12-01' }]
  addToRegister(db, { memberships }, at('2024-12-01'))
  return { db, fileId }
}

test('a practice that moved to another LMC finds what it added, takes it back, and adds nothing more', () => {
  const { db, fileId } = moved()
  expect(practiceProviders(db, 'ZZ001', TODAY)?.files).toMatchObject([{ id: fileId, reports: 1, leftLmc: 'Borsetshire LMC' }])
  const page = practiceProvider(db, 'ZZ001', fileId, TODAY)
  expect(page).toMatchObject({ file: { leftLmc: 'Borsetshire LMC' }, figures: [], reports: [{ practiceCode: 'ZZ001' }] })
  const of = { practiceCode: 'ZZ001', fileId }
  expect(addReport(db, { ...of, report, seen: '1' }, BY, at(TODAY))).toEqual({ ok: false, reason: 'no-such-file' })
  takeBackReport(db, { ...of, reportId: page!.reports[0]!.id }, BY, at(TODAY))
  expect(practiceProviders(db, 'ZZ001', TODAY)?.files).toEqual([])
  // The page it is led back to.
  expect(practiceProvider(db, 'ZZ001', fileId, TODAY)?.reports).toEqual([])
})

test('a practice of another LMC that never added to a file finds none', () => {
  const { db, fileId } = moved()
  expect(practiceProvider(db, 'ZZ003', fileId, TODAY)).toBeUndefined()
  expect(practiceProvider(db, 'ZZ002', fileId, TODAY)?.file.leftLmc).toBeNull()
})
