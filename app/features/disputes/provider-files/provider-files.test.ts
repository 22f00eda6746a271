import { beforeEach, expect, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { dueProviderFigures, issueProviderFigures } from '#app/features/figures/providers/issue-provider-figures.server.ts'
import { providerFiguresOf } from '#app/features/figures/providers/provider-figures-queries.server.ts'
import { demonstrationKey, keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { addReport, takeBackReport } from './add-report.server.ts'
import { addProviderEvent, closeProviderFile, openProviderFile, takeBackProviderEvent } from './keep-provider-file.server.ts'
import { parseProviderEvent, parseProviderFile, parseReport } from './provider-form.ts'
import { eventsOfFile, filesOfLmc, providerFileOf, reportsOf } from './provider-queries.server.ts'
import { daysOfQuarter, namesSomebody, nextQuarter, quarterOf, type Report, seenOfFile } from './provider-rules.ts'
import { removeOldProviderFiles } from './remove-old-provider-files.server.ts'

const TODAY = '2024-11-28'
const NOW = at(TODAY)
const TYPED = { kind: 'late', noticedOn: '1 Nov 2024', waitedDays: '4', cases: '3', safety: 'no' }
const EVENT = {
  kind: 'answer',
  happenedOn: '2 Nov 2024',
  words: 'It is mended.',
  saidBy: 'the medical director’s office',
  source: '',
}
const REPORT: Report = { kind: 'late', noticedOn: '2024-11-01', waitedDays: 4, cases: 3, isSafety: false }

let db: Db
let lmcSlug: string
beforeEach(() => {
  db = adoptionDatabase()
  lmcSlug = db.$client.prepare("select lmc_slug from practice_memberships where practice_code = 'ZZ001'").pluck().get() as string
})
const opened = (now = NOW, name = 'Borset General') => {
  const outcome = openProviderFile(db, { lmcSlug, name, provides: 'Discharge letters' }, BY, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.fileId
}
const added = (fileId: string, report = REPORT, practiceCode = 'ZZ001', now = NOW, seen = '') =>
  addReport(db, { practiceCode, fileId, report, seen }, BY, now)
const shown = (fileId: string) => seenOfFile(providerFileOf(db, lmcSlug, fileId)!, eventsOfFile(db, fileId))

test.each([
  ['10,000 cases', { cases: '10,000' }, 'cases', /up to 9,999/],
  ['no case', { cases: '0' }, 'cases', /one or more/],
  ['tomorrow', { noticedOn: '29 Nov 2024' }, 'noticedOn', /still to come/],
  ['1998', { noticedOn: '1 May 1998' }, 'noticedOn', /six years/],
  ['a payment', { kind: 'money' }, 'kind', /what went wrong/],
  ['a kind nobody knows', { kind: 'toString' }, 'kind', /what went wrong/],
  ['negative days', { waitedDays: '-4' }, 'waitedDays', /whole number/],
  ['no answer about safety', { safety: '' }, 'safety', /safety/],
])('a practice’s counts are refused at their field: %s', (_what, changed, field, message) => {
  const form = parseReport({ ...TYPED, ...changed }, TODAY)
  expect(form.ok ? {} : form.errors).toEqual({ [field]: expect.stringMatching(message) })
})

test.each([
  ['a clinician by name', { words: 'Dr Smith said so.' }, 'words', /names no clinician/],
  ['a name as who said it', { saidBy: 'Prof. Green' }, 'saidBy', /names no clinician/],
  ['an NHS number', { words: 'About 943 476 5919' }, 'words', /NHS number/],
  ['nothing said', { words: ' ' }, 'words', /said or done/],
  ['nobody', { saidBy: '' }, 'saidBy', /by role/],
  ['tomorrow', { happenedOn: '29 Nov 2024' }, 'happenedOn', /still to come/],
])('what an officer writes is refused at its field: %s', (_what, changed, field, message) => {
  const form = parseProviderEvent({ ...EVENT, ...changed }, TODAY)
  expect(form.ok ? {} : form.errors).toEqual({ [field]: expect.stringMatching(message) })
  expect(parseProviderFile({ name: 'Dr Brown', provides: 'x' })).toMatchObject({ ok: false })
})

test.each(['DR SMITH said so', 'dr Smith', 'Dr.Smith', 'Consultant Jane Smith', 'Sister Mary', 'a nurse Jane', 'Mr Scan'])(
  'what names somebody by a title is found in whatever letters: %s',
  (text) => expect(namesSomebody(text)).toBe(true),
)

test.each([
  ...['Nurse Practitioner clinic', 'Sister Street Surgery', 'NURSE LED CLINIC', 'MS Society', 'MR Scan', 'Consultant Connect'],
  ...['a doctor said', 'they miss Monday clinics', 'Consultant Cardiologist', 'a consultant ENT list', 'the nurse rang'],
])('a role, a street or an illness is no name: %s', (text) => expect(namesSomebody(text)).toBe(false))

test('a form sent twice opens one file and adds one line; a second file of the name is refused', () => {
  const fileId = opened()
  expect(opened()).toBe(fileId)
  added(fileId, REPORT, 'ZZ001', NOW, '0')
  added(fileId, REPORT, 'ZZ001', NOW + 1, '0')
  expect(reportsOf(db, fileId, ['ZZ001']).length).toBe(1)
  added(fileId, REPORT, 'ZZ001', NOW + 2, '1')
  expect(reportsOf(db, fileId, ['ZZ001']).length).toBe(2)
  const namesake = openProviderFile(db, { lmcSlug, name: ' borset  GENERAL', provides: 'Clinics' }, BY, NOW)
  expect(namesake).toEqual({ ok: false, reason: 'name-taken' })
})

test('a form sent twice adds one line although another was taken back in between', () => {
  const fileId = opened()
  added(fileId, { ...REPORT, kind: 'wrong' })
  const [{ id: reportId } = { id: '' }] = reportsOf(db, fileId, ['ZZ001'])
  takeBackReport(db, { practiceCode: 'ZZ001', fileId, reportId }, BY, NOW + 1)
  added(fileId, REPORT, 'ZZ001', NOW + 2, '1')
  added(fileId, REPORT, 'ZZ001', NOW + 3, '1')
  expect(reportsOf(db, fileId, ['ZZ001']).map(({ kind }) => kind)).toEqual(['late'])
})

test('only an open practice of the LMC adds, and only to a file that is open', () => {
  const fileId = opened()
  expect(added('no-such-file')).toEqual({ ok: false, reason: 'no-such-file' })
  expect(providerFileOf(db, 'another-lmc', fileId)).toBeUndefined()
  expect(closeProviderFile(db, { lmcSlug: 'another-lmc', fileId, seen: shown(fileId) }, BY, NOW)).toEqual({
    ok: false,
    reason: 'no-such-file',
  })
  closePractice(db, 'ZZ001', TODAY, NOW)
  expect(added(fileId, REPORT, 'ZZ001', at('2024-12-02'))).toEqual({ ok: false, reason: 'practice-closed' })
  expect(closeProviderFile(db, { lmcSlug, fileId, seen: shown(fileId) }, BY, NOW)).toEqual({ ok: true })
  expect(added(fileId, REPORT, 'ZZ002')).toEqual({ ok: false, reason: 'is-closed' })
})

test('a colleague’s event is not passed over; one taken back stays, marked so', () => {
  const fileId = opened()
  const happened = { kind: 'meeting', happenedOn: '2024-11-02', words: 'We met.', saidBy: 'both', source: null } as const
  const before = shown(fileId)
  expect(addProviderEvent(db, { lmcSlug, fileId, seen: before, happened }, BY, NOW)).toEqual({ ok: true })
  const other = { ...happened, words: 'We met again.' }
  const again = addProviderEvent(db, { lmcSlug, fileId, seen: before, happened: other }, BY, NOW)
  expect(again).toEqual({ ok: false, reason: 'changed-meanwhile' })
  // The same form sent twice is no colleague's change.
  expect(addProviderEvent(db, { lmcSlug, fileId, seen: before, happened }, BY, NOW)).toEqual({ ok: true })
  expect(eventsOfFile(db, fileId).length).toBe(1)
  const [{ id: eventId } = { id: '' }] = eventsOfFile(db, fileId)
  takeBackProviderEvent(db, { lmcSlug, fileId, seen: shown(fileId), eventId }, BY, NOW + 5)
  expect(eventsOfFile(db, fileId)).toMatchObject([{ words: 'We met.', takenBackAt: NOW + 5 }])
})

test('another practice takes back nothing; one’s own line is gone from the file', () => {
  const fileId = opened()
  added(fileId)
  const [{ id: reportId } = { id: '' }] = reportsOf(db, fileId, ['ZZ001'])
  takeBackReport(db, { practiceCode: 'ZZ002', fileId, reportId }, BY, NOW)
  expect(reportsOf(db, fileId, ['ZZ001']).length).toBe(1)
  takeBackReport(db, { practiceCode: 'ZZ001', fileId, reportId }, BY, NOW)
  expect(reportsOf(db, fileId, ['ZZ001'])).toEqual([])
})

test('the figure of a quarter comes once, after its last week, and neither later lines nor later take-backs change it', () => {
  const fileId = opened(at('2024-08-01'))
  added(fileId, { ...REPORT, noticedOn: '2024-08-20' }, 'ZZ001', at('2024-08-21'))
  expect(dueProviderFigures(db, at('2024-10-06'))).toEqual([])
  const now = at('2024-10-08')
  expect(dueProviderFigures(db, now).map(({ quarter }) => quarter)).toEqual(['2024-Q3'])
  expect([issueProviderFigures(db, demonstrationKey, now), issueProviderFigures(db, demonstrationKey, now)]).toEqual([1, 0])
  const [figure] = providerFiguresOf(db, fileId)
  // One practice is too few: nothing is told.
  expect(figure).toMatchObject({ quarter: '2024-Q3', rows: [] })
  const text = () => db.$client.prepare('select text from provider_figures').pluck().get()
  const issued = text()
  added(fileId, { ...REPORT, noticedOn: '2024-08-21' }, 'ZZ002', now)
  issueProviderFigures(db, demonstrationKey, now + 86_400_000)
  expect(text()).toBe(issued)
  expect(issueProviderFigures(db, keyOf(Buffer.alloc(32)), at('2025-02-01'))).toBe(0)
  expect(() => db.$client.prepare("update provider_figures set text = ''").run()).toThrow('append-only')
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && fault.table === 'provider_figures')).toEqual([])
})

test('quarters follow each other over the year’s end', () => {
  expect([quarterOf('2024-12-31'), nextQuarter('2024-Q4'), nextQuarter('2025-Q1')]).toEqual(['2024-Q4', '2025-Q1', '2025-Q2'])
  expect(daysOfQuarter('2024-Q4')).toEqual({ from: '2024-10-01', until: '2024-12-31' })
  expect(daysOfQuarter('2024-Q1')).toEqual({ from: '2024-01-01', until: '2024-03-31' })
})

test('a file that was closed goes after two years, and what is older than six goes from every file', () => {
  const old = opened(at('2018-01-10'))
  added(old, { ...REPORT, noticedOn: '2018-01-08' }, 'ZZ001', at('2018-01-10'))
  const closed = opened(at('2020-01-10'), 'Borset Laboratory')
  closeProviderFile(db, { lmcSlug, fileId: closed, seen: shown(closed) }, BY, at('2020-02-01'))
  removeOldProviderFiles(db, NOW)
  expect(filesOfLmc(db, lmcSlug).map(({ id }) => id)).toEqual([old])
  expect(reportsOf(db, old, ['ZZ001'])).toEqual([])
})
