import { unzipSync } from 'fflate'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { lawInWords, type Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY } from '#test/support/adoption.ts'
import { legalOverview, packLegal } from './legal-overview.server.ts'
import { gatherLegalPack, legalPackFile } from './make-legal-pack.server.ts'

const TODAY = '2018-05-18'
const NOW = at(TODAY)
const practiceCode = 'ZZ001'
const LINE = 'primary-care-support/payments'
let db: Db
beforeEach(() => {
  db = adoptionDatabase()
})
const schemes = () => seenOfSchemes(claimSchemes(db, TODAY))
const claimed = (more: object = {}): string => {
  const wanted: Wanted = {
    kind: 'claim',
    claim: {
      ...{ scheme: 'primary-care-support/claims-route', line: LINE, evidence: 'Statements', sentTo: 'NHS England' },
      ...{ sentOn: '2018-04-02', reference: 'R-7', answerBy: null, ...more },
      losses: [{ kind: 'payment', from: '2018-01-01', until: '2018-01-31', pence: 120_450 }],
    },
  }
  const outcome = recordClaim(db, { who: { practiceCode }, claimId: null, seen: '', schemes: schemes(), wanted }, BY, NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.claimId
}
const happened = (claimId: string, kind: 'refused' | 'support' | 'filed' | 'ruled' | 'chaser', happenedOn = '2018-05-01') => {
  const seen = claimById(db, { practiceCode }, claimId)!.seen
  const wanted: Wanted = { kind, happenedOn, pence: null, words: null }
  return recordClaim(db, { who: { practiceCode }, claimId, seen, schemes: '', wanted }, BY, NOW)
}
const logged = (key: string) =>
  saveFailure(
    db,
    {
      ...{ practiceCode, failureId: null, seen: '' },
      failure: {
        ...{ line: { dispute: 'primary-care-support', key }, kind: 'late', noticedOn: '2018-03-01', waitedDays: 3, cases: 2 },
        ...{ minutes: { office: 30 }, appointments: 0, isSafety: false, duty: 'contractor', note: key, resolvedOn: null },
      },
    },
    BY,
    NOW,
  )

test('a claim that was refused goes to law: support asked for, filed with its outcome not known, decided; nothing out of order', () => {
  const claimId = claimed()
  const claim = () => claimById(db, { practiceCode }, claimId)!
  happened(claimId, 'refused')
  expect(happened(claimId, 'ruled')).toEqual({ ok: false, reason: 'nothing-filed' })
  expect(happened(claimId, 'support', '2018-05-02')).toMatchObject({ ok: true })
  expect([claim().state, lawInWords(claim())]).toEqual(['refused', { words: 'Legal support asked for', on: '2018-05-02' }])
  expect(happened(claimId, 'filed', '2018-05-10')).toMatchObject({ ok: true })
  expect([claim().state, lawInWords(claim())?.words]).toEqual(['filed', 'Filed at court, outcome not known'])
  expect(happened(claimId, 'ruled', '2018-05-17')).toMatchObject({ ok: true })
  expect(claim().state).toBe('ruled')
  expect(happened(claimId, 'chaser')).toEqual({ ok: false, reason: 'is-over' })
})

test('each line tells what is supported and what the practice has of it; another practice’s is not counted', () => {
  logged('records')
  happened(claimed(), 'support')
  const [dispute] = legalOverview(db, practiceCode, TODAY)
  expect(dispute).toMatchObject({ dispute: 'primary-care-support', said: expect.stringMatching(/announced, 16 January 2018/i) })
  const line = (key: string) => dispute!.lines.find((one) => one.key === `primary-care-support/${key}`)
  expect(line('records')).toMatchObject({ failures: 1, claims: 0 })
  expect(line('payments')).toMatchObject({ failures: 0, claims: 1, law: ['Legal support asked for, 1 May 2018'] })
  const others = legalOverview(db, 'ZZ002', TODAY).flatMap(({ lines }) => lines)
  expect(others.reduce((sum, { failures, claims }) => sum + failures + claims, 0)).toBe(0)
  expect(packLegal(db, practiceCode, TODAY).rows.flat()).toContain('Legal support asked for, 1 May 2018')
  expect(legalOverview(db, practiceCode, '2016-12-01')).toEqual([])
})

const make = () => {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  return maker.make
}

test('the pack of a line holds its failures and claims and no other line’s, and what was measured of it; asking for it is in the log', async () => {
  logged('records')
  logged('payments')
  claimed()
  const pack = gatherLegalPack(db, { practiceCode, line: LINE, site: 'Concert' }, BY, NOW)!
  expect(pack.data.failures.rows.map((row) => row.at(-1))).toEqual(['payments'])
  const { head, rows, widths } = pack.data.failures
  const from = head.indexOf('Days waited')
  expect([head[from + 1], rows[0]!.slice(from, from + 2)]).toEqual(['Of them before it was noticed', ['81', '3']])
  expect([widths.length, rows[0]!.length]).toEqual([head.length, head.length])
  expect(pack.data.claims.rows).toHaveLength(1)
  expect(pack.data.measured.rows.length).toBeGreaterThan(0)
  expect(db.$client.prepare("select count(*) from audit_events where action = 'legal-pack.asked'").pluck().get()).toBe(1)
  const { bytes, name } = await legalPackFile(pack, 'zip', make())
  expect(name).toBe('concert-ZZ001-2018-05-18.zip')
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(['pack.pdf', 'failures.csv', 'claims.csv', 'letters.csv', 'measured.csv'])
  expect(Buffer.from(files['pack.pdf']!).toString('latin1')).toContain('/Marked true')
})

test('each row of what was measured says which problem or answer its share is of, its base and n of N, as the page of the dispute does', () => {
  const { rows, head, widths } = gatherLegalPack(db, { practiceCode, line: LINE, site: 'Concert' }, BY, NOW)!.data.measured
  const { questions } = askedDispute(db, 'primary-care-support', null, TODAY)!.dispute
  const asked = questions.filter(({ line }) => line === 'payments' || line === 'all')
  expect(rows.map((row) => row[0])).toEqual(
    asked.flatMap(({ lineName, reported, results }) => results.map(() => `${lineName}: ${reported}`)),
  )
  expect(new Set(rows.map((row) => `${row[0]} ${row[2]}`)).size).toBe(rows.length)
  for (const row of rows)
    expect([row.length, row[4] === '', row[6]]).toEqual([
      head.length,
      row[3] === 'no figure',
      expect.stringMatching(/^base: .+; period: /),
    ])
  expect(widths).toHaveLength(head.length)
})

test('no pack for a line that has no route and of which the practice has nothing, nor for a word somebody makes up', () => {
  for (const line of ['primary-care-support/no-such-line', 'contract-2024/x', '', '../..'])
    expect(gatherLegalPack(db, { practiceCode, line, site: 'Concert' }, BY, NOW)).toBeUndefined()
  expect(db.$client.prepare("select count(*) from audit_events where action = 'legal-pack.asked'").pluck().get()).toBe(0)
})
