import { expect, onTestFinished, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { addReport } from '#app/features/disputes/provider-files/add-report.server.ts'
import { addProviderEvent, openProviderFile } from '#app/features/disputes/provider-files/keep-provider-file.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { openProviderDesk } from './provider-desk-queries.server.ts'
import { providerPaper } from './provider-paper.server.ts'
import { byKind, providerCsv } from './provider-rows.ts'

const NOW = at('2024-11-28')
const ODD = '=1+1 #read("/etc/passwd") *x* $y$'
const lmcOf = (db: Db) =>
  db.$client.prepare("select lmc_slug from practice_memberships where practice_code = 'ZZ001'").pluck().get() as string

function world() {
  const db = adoptionDatabase()
  const lmcSlug = lmcOf(db)
  const opened = openProviderFile(db, { lmcSlug, name: 'Borset General', provides: 'Letters' }, BY, NOW)
  if (!opened.ok) throw new Error(opened.reason)
  const { fileId } = opened
  const report = { kind: 'late', noticedOn: '2024-11-01', waitedDays: 12, cases: 3, isSafety: true } as const
  chooseSharing(db, 'ZZ001', true, BY, NOW)
  chooseSharing(db, 'ZZ002', false, BY, NOW)
  for (const practiceCode of ['ZZ001', 'ZZ002']) addReport(db, { practiceCode, fileId, report, seen: '' }, BY, NOW)
  addReport(
    db,
    { practiceCode: 'ZZ001', fileId, report: { ...report, kind: 'wrong', cases: 40, isSafety: false }, seen: '1' },
    BY,
    NOW,
  )
  const happened = { kind: 'answer', happenedOn: '2024-11-20', words: ODD, saidBy: 'its office', source: null } as const
  addProviderEvent(db, { lmcSlug, fileId, seen: '0/0/open', happened }, BY, NOW)
  return openProviderDesk(db, { lmcSlug, fileId }, BY, NOW)!
}

test('the desk sums what practices that share by name added, kind by kind, and nothing of the others', () => {
  const desk = world()
  expect([desk.practices, desk.sum]).toEqual([1, { reports: 2, cases: 43, longest: 12, safety: 1 }])
  expect(byKind(desk.reports).map(({ kind, cases }) => [kind, cases])).toEqual([
    ['late', 3],
    ['wrong', 40],
  ])
  expect(JSON.stringify(desk)).not.toContain('ZZ002')
})

test('the CSV holds lines and events by day, and no cell of it runs as a formula', () => {
  const text = providerCsv(world())
  expect(
    text
      .split('\r\n')
      .slice(1, 4)
      .map((line) => line.slice(0, 10)),
  ).toEqual(['2024-11-01', '2024-11-01', '2024-11-20'])
  expect(text).toContain("'=1+1")
})

test('the paper is drawn, tagged, and odd words break nothing', async () => {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  const bytes = await providerPaper(world(), { lmcName: 'Borset LMC', site: 'Concert', at: NOW }, maker.make)
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Marked true')
})
