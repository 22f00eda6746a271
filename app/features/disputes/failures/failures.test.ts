import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { verifyRows } from '#app/features/audit/chain/verify-rows.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { addDays } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, closePractice } from '#test/support/adoption.ts'
import { confirmWaiting } from './confirm-waiting.server.ts'
import { parseFailure } from './failure-form.ts'
import { failureById, failuresOf, versionsOfFailure, weeksWaited } from './failure-queries.server.ts'
import { costOf, daysWaited, type Failure } from './failure-rules.ts'
import { waitedInParts } from './failure-words.ts'
import { failuresPage } from './failures-page-queries.server.ts'
import { legalRoutes } from './legal-routes.server.ts'
import { chronologyFile, gatherChronology } from './make-chronology.server.ts'
import { practicesWithFailures } from './remove-failures.server.ts'
import { removeFailure, saveFailure } from './save-failure.server.ts'
import { serviceLines } from './service-lines.server.ts'
import { staffPay } from './staff-pay.server.ts'

const TODAY = '2024-11-28'
const NOW = at(TODAY)
const TYPED = {
  ...{
    line: 'primary-care-support/records',
    kind: 'late',
    noticedOn: '1 Nov 2024',
    waitedDays: '4',
    cases: '3',
    gp: '',
    nurse: '',
  },
  ...{ manager: '15', office: '1,200', appointments: '', safety: 'no', duty: 'contractor', note: '', resolvedOn: '' },
}
const read = (changed: Partial<typeof TYPED> = {}): Failure => {
  const form = parseFailure({ ...TYPED, ...changed }, TODAY)
  if (!form.ok) throw new Error(JSON.stringify(form.errors))
  return form.value
}
const errors = (changed: Partial<typeof TYPED>) => {
  const form = parseFailure({ ...TYPED, ...changed }, TODAY)
  return form.ok ? {} : form.errors
}

let db: Db
beforeEach(() => {
  db = adoptionDatabase()
})
const logged = (failure = read(), now = NOW): string => {
  const saved = saveFailure(db, { practiceCode: 'ZZ001', failureId: null, seen: '', failure }, BY, now)
  if (!saved.ok) throw new Error(saved.reason)
  return saved.failureId
}

test('a failure is read as typed: numbers with commas, days in words, minutes only of the roles whose time it took', () => {
  expect(read()).toEqual({
    ...{
      line: { dispute: 'primary-care-support', key: 'records' },
      kind: 'late',
      noticedOn: '2024-11-01',
      waitedDays: 4,
      cases: 3,
    },
    ...{
      minutes: { manager: 15, office: 1200 },
      appointments: 0,
      isSafety: false,
      duty: 'contractor',
      note: null,
      resolvedOn: null,
    },
  })
})

test('the same form sent twice logs one failure; a second one just like it, from a form of its own, is logged', () => {
  const send = (seen: string, failure = read()) =>
    saveFailure(db, { practiceCode: 'ZZ001', failureId: null, seen, failure }, BY, NOW)
  const first = send('0')
  expect([send('0'), failuresOf(db, 'ZZ001').length]).toEqual([first, 1])
  send('0', read({ cases: '4' }))
  expect(failuresOf(db, 'ZZ001').length).toBe(2)
  send('2')
  expect(failuresOf(db, 'ZZ001').length).toBe(3)
})

test.each([
  ['10,000 cases', { cases: '10,000' }, 'cases', /up to 9,999/],
  ['no case', { cases: '' }, 'cases', /one or more/],
  ['tomorrow', { noticedOn: '29 Nov 2024' }, 'noticedOn', /still to come/],
  ['1998', { noticedOn: '1 May 1998' }, 'noticedOn', /goes back to 28 November 2018/],
  ['minutes in words', { gp: 'an hour' }, 'gp', /whole number/],
  ['a comma where no thousand is', { office: '1,20' }, 'office', /whole number/],
  ['negative minutes', { office: '-5' }, 'office', /whole number/],
  ['no answer about safety', { safety: '' }, 'safety', /safety/],
  ['a duty nobody knows', { duty: 'toString' }, 'duty', /duty/],
  ['no line', { line: '' }, 'line', /service line/],
  ['a line with another path', { line: '../../x' }, 'line', /service line/],
  ['an NHS number', { note: 'Records of 943 476 5919' }, 'note', /NHS number/],
  ['an NHS number as cases', { cases: '9434765919' }, 'cases', /up to 9,999/],
  ['resolved before it was noticed', { resolvedOn: '31 Oct 2024' }, 'resolvedOn', /before it was noticed/],
  ['resolved tomorrow', { resolvedOn: '29 Nov 2024' }, 'resolvedOn', /still to come/],
])('refused at its field: %s', (_what, changed, field, message) => {
  expect(errors(changed)).toEqual({ [field]: expect.stringMatching(message) })
})

test('the time is priced by the rates of the day it was noticed; minutes before the first known rate are said, not guessed', () => {
  const pay = staffPay()
  const hour = (noticedOn: string) => costOf({ minutes: { office: 60 }, noticedOn }, pay)
  expect(hour('2024-05-01')).toEqual({ pence: 1231, minutes: 60, unpriced: 0 })
  expect(hour('2023-05-01')).toEqual({ pence: 1167, minutes: 60, unpriced: 0 })
  expect(hour('2023-03-31')).toEqual({ pence: 0, minutes: 60, unpriced: 60 })
})

test('days run until it is resolved, and before it was noticed', () => {
  expect(daysWaited(read(), TODAY)).toBe(31)
  expect(daysWaited(read({ resolvedOn: '11 Nov 2024' }), TODAY)).toBe(14)
})

test('days waited say how many of them lay before it was noticed, on the page and in the chronology', () => {
  logged(read({ noticedOn: '25 Sep 2024', waitedDays: '30', resolvedOn: '' }))
  const [row] = failuresPage(db, 'ZZ001', false, NOW)!.open
  expect([row!.waited, waitedInParts(row!)]).toEqual([94, '30 before it was noticed, 64 since'])
  expect(waitedInParts({ waited: 64, waitedBefore: 0 })).toBe('')
  const { table } = gatherChronology(db, { practiceCode: 'ZZ001', site: 'Concert' }, BY, NOW)!.data.sections[0]!
  const { head, rows, widths } = table
  expect([head.slice(3, 5), rows[0]!.slice(3, 5)]).toEqual([
    ['Days waited', 'Of them before it was noticed'],
    ['94', '30'],
  ])
  expect([widths.length, rows[0]!.length]).toEqual([head.length, head.length])
})

test('a correction is a version: what it said before stays, a colleague’s is not passed over, and the rows answer for themselves', () => {
  const failureId = logged()
  const { version } = failureById(db, 'ZZ001', failureId)!
  const place = { practiceCode: 'ZZ001', failureId, seen: version }
  expect(saveFailure(db, { ...place, failure: read({ cases: '5' }) }, BY, NOW + 1)).toMatchObject({ ok: true })
  expect(saveFailure(db, { ...place, failure: read({ cases: '6' }) }, BY, NOW + 2)).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(versionsOfFailure(db, 'ZZ001', failureId).map(({ cases }) => cases)).toEqual([3, 5])
  const seen = failureById(db, 'ZZ001', failureId)!.version
  expect(removeFailure(db, { ...place, seen }, BY, NOW + 3)).toMatchObject({ ok: true })
  expect(failuresOf(db, 'ZZ001')).toEqual([])
  expect(() => db.$client.prepare('update service_failures set cases = 1').run()).toThrow('append-only')
  expect(verifyRows(db).faults.filter((fault) => 'table' in fault && /failure/.test(fault.table))).toEqual([])
})

test('another practice neither reads nor changes it', () => {
  const failureId = logged()
  const { version: seen } = failureById(db, 'ZZ001', failureId)!
  expect(failureById(db, 'ZZ002', failureId)).toBeUndefined()
  const theirs = { practiceCode: 'ZZ002', failureId, seen, failure: read() }
  expect(saveFailure(db, theirs, BY, NOW)).toEqual({ ok: false, reason: 'no-such-failure' })
})

test('only lines of a dispute about a contractor’s service that runs are taken; a closed practice only corrects', () => {
  const tried = (line: string) =>
    saveFailure(db, { practiceCode: 'ZZ001', failureId: null, seen: '', failure: read({ line }) }, BY, NOW)
  expect(tried('primary-care-support/no-such-line')).toEqual({ ok: false, reason: 'no-such-line' })
  expect(tried('practice-supplies/deliveries')).toEqual({ ok: false, reason: 'no-such-line' })
  expect([...new Set(serviceLines(db, TODAY).map(({ dispute }) => dispute))]).toEqual(['primary-care-support'])
  const failureId = logged()
  closePractice(db, 'ZZ001', '2024-11-28', NOW)
  const later = at('2024-12-02')
  expect(saveFailure(db, { practiceCode: 'ZZ001', failureId: null, seen: '', failure: read() }, BY, later)).toEqual({
    ok: false,
    reason: 'practice-closed',
  })
  const { version: seen } = failureById(db, 'ZZ001', failureId)!
  const corrected = { practiceCode: 'ZZ001', failureId, seen, failure: read({ resolvedOn: '20 Nov 2024' }) }
  expect(saveFailure(db, corrected, BY, later)).toMatchObject({ ok: true })
})

test('what was open when the practice closed ended that day: it is said so, waits no longer, and goes with the round of that time', () => {
  logged()
  const open = failuresPage(db, 'ZZ001', false, NOW)!
  expect([open.open.length, open.over.length]).toEqual([1, 0])
  const scope = { returnsFrom: NOW - 1, returnsBefore: at('2024-12-30') }
  expect(practicesWithFailures(db, scope)).toEqual([])
  closePractice(db, 'ZZ001', '2024-12-01', at('2024-12-02'))
  const later = at('2025-02-03')
  const page = failuresPage(db, 'ZZ001', false, later)!
  expect([page.open.length, page.over]).toEqual([0, [expect.objectContaining({ closedOn: '2024-11-30', waited: 4 + 29 })]])
  expect(confirmWaiting(db, 'ZZ001', BY, later)).toEqual({ ok: false, reason: 'practice-closed' })
  const [section] = gatherChronology(db, { practiceCode: 'ZZ001', site: 'Concert' }, BY, later)!.data.sections
  expect(section!.table.rows[0]![1]).toContain('open when the practice closed, 30 Nov 2024')
  expect(practicesWithFailures(db, scope)).toEqual(['ZZ001'])
  expect(practicesWithFailures(db, { ...scope, returnsBefore: at('2024-12-01') })).toEqual([])
})

test('still waiting is one press a week: it is recorded once, and only while something is open', () => {
  expect(confirmWaiting(db, 'ZZ001', BY, NOW)).toEqual({ ok: false, reason: 'nothing-open' })
  logged()
  for (const now of [NOW, NOW + 1, at('2024-12-03')]) expect(confirmWaiting(db, 'ZZ001', BY, now)).toEqual({ ok: true })
  expect(weeksWaited(db, 'ZZ001').map(({ week }) => week)).toEqual(['2024-11-25', '2024-12-02'])
  expect(failuresPage(db, 'ZZ001', false, at('2024-12-03'))).toMatchObject({
    confirmed: '2024-12-02',
    weeks: 2,
    sum: { cases: 3 },
  })
})

const make = () => {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  return maker.make
}

test('the chronology of 400 failures is drawn, line by line and earliest first; odd words break nothing; the log says that it was asked for', async () => {
  for (let i = 0; i < 400; i++)
    logged(
      read({
        ...{ noticedOn: addDays('2023-11-01', i % 380), line: `primary-care-support/${i % 2 ? 'records' : 'payments'}` },
        ...{ note: i === 7 ? '#read("/etc/passwd") *x* $y$ =1+1' : `Rang about it ${i} times` },
      }),
    )
  const gathered = gatherChronology(db, { practiceCode: 'ZZ001', site: 'Concert' }, BY, NOW)!
  expect(gathered.data.sections.map(({ table }) => table.rows.length)).toEqual([200, 200])
  expect(gathered.data.sections[0]!.table.rows[0]![0]).toBe('1 Nov 2023')
  expect(gathered.data.numbers[0]).toMatchObject({ big: '400', note: '400 of them open' })
  const { bytes, name } = await chronologyFile(gathered, make())
  expect(name).toBe('concert-ZZ001-2024-11-28.pdf')
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Marked true')
  expect(db.$client.prepare("select count(*) from audit_events where action = 'failures.exported'").pluck().get()).toBe(1)
})

test('a chronology keeps the practice’s words to themselves; resolved is not corrected; one is one', () => {
  const id = logged(read({ cases: '1', appointments: '1', note: 'The box was moved by a day.', resolvedOn: '' }))
  const resolve = (changed: Partial<typeof TYPED>) => {
    const seen = failureById(db, 'ZZ001', id)!.version
    const failure = read({ cases: '1', appointments: '1', note: 'The box was moved by a day.', ...changed })
    expect(saveFailure(db, { practiceCode: 'ZZ001', failureId: id, seen, failure }, BY, NOW)).toMatchObject({ ok: true })
  }
  expect(confirmWaiting(db, 'ZZ001', BY, NOW)).toMatchObject({ ok: true })
  resolve({ resolvedOn: '20 Nov 2024' })
  const data = () => gatherChronology(db, { practiceCode: 'ZZ001', site: 'Concert' }, BY, NOW)!.data
  const [section] = data().sections
  expect(section!.note).toContain('1 logged, 1 case ·')
  expect(section!.table.rows[0]![1]).toBe('Late; 1 appointment lost; resolved 20 Nov 2024')
  expect(section!.table.rows[0]!.at(-1)).toBe('The box was moved by a day.')
  expect(data().numbers[1]).toMatchObject({ big: '1', note: '1 appointment lost' })
  expect(data().kept[1]).toBe('That what was open was still waited for was confirmed in 1 week, that of 25 Nov 2024.')
  resolve({ resolvedOn: '21 Nov 2024' })
  expect(data().sections[0]!.table.rows[0]![1]).toBe('Late; 1 appointment lost; resolved 21 Nov 2024; corrected once')
})

test('where a legal route is supported its lines are named with their day; a file as at an earlier day knows of none', () => {
  expect(legalRoutes(db, '2018-05-18')).toEqual([
    expect.objectContaining({ dispute: 'primary-care-support', said: expect.stringMatching(/announced, 16 January 2018/i) }),
  ])
  expect(legalRoutes(db, '2016-12-01')).toEqual([])
})
