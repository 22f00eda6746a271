import { expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { isOverdue } from './demand-rules.ts'
import { askedDispute, askedDisputes, disputesOn } from './dispute-queries.server.ts'
import { disputeOn } from './dispute-rules.ts'
import { asKnown, knownDisputes } from './known-disputes.server.ts'
import { readDisputes } from './read-dispute.server.ts'
import { beginsOn, endsOn, isWhen, knownFrom, whenWords } from './when-rules.ts'
import { wilson } from './wilson-rules.ts'

const content = readDisputes(paths.content).disputes.find(({ slug }) => slug === 'primary-care-support')!
const db = freshDatabase()
const on = (day: Day) => disputeOn(content, day)!

test('a date is as exact as its source: a day, a month, about, by, a span', () => {
  expect(['2017-11-07', '2017-11', '2017~', 'by 2017-06-30', '2015-09/2016-03'].map(whenWords)).toEqual([
    '7 November 2017',
    'November 2017',
    'about 2017',
    'by 30 June 2017',
    'September 2015 to March 2016',
  ])
  expect(['about November 2017', '2017-02-30', '2016-03/2015-09', 'by 2015/2016', '', '1066'].filter(isWhen)).toEqual([])
  expect([beginsOn('2015-09/2016-03'), knownFrom('2015-09/2016-03'), endsOn('2015-09/2016-03')]).toEqual([
    '2015-09-01',
    '2016-03-01',
    '2016-03-31',
  ])
})

test('on its deadline a demand is not late; the day after it is one day late', () => {
  const fourth = (day: Day) => on(day).demands.find(({ number }) => number === 4)!
  expect([fourth('2017-12-31').daysOverdue, isOverdue(fourth('2017-12-31'))]).toEqual([0, false])
  expect([fourth('2018-01-01').daysOverdue, isOverdue(fourth('2018-01-01'))]).toEqual([1, true])
})

test.each(['2016-12-31', '2017-12-31', '2018-05-18', '2024-07-20', '2024-11-28', '2025-03-05', '2025-10-01', '2026-04-15'])(
  'nothing that came later stands in a file as at %s, nor the source of it',
  (day) => {
    for (const dispute of readDisputes(paths.content).disputes) {
      const file = disputeOn(dispute, day)
      const whens = [...JSON.stringify(file ?? {}).matchAll(/"when":"([^"]+)"/g)].map(([, when]) => when!)
      expect(whens.filter((when) => knownFrom(when) > day)).toEqual([])
      for (const { results } of file?.questions ?? [])
        for (const { wave } of results) expect(file?.waves.map(({ key }) => key)).toContain(wave)
    }
  },
)

test('a comparison and a rule are told once both waves, and the rule, are known', () => {
  const told = (day: Day) => new Set(on(day).questions.map(({ comparable }) => comparable))
  const pairs = on('2017-12-31').questions.filter(({ results }) => results.length > 1)
  expect(pairs.map(({ comparable }) => comparable)).not.toContain('once')
  expect([...told('2017-12-31')].filter((one) => one === 'yes' || one === 'no')).toEqual([])
  expect(told('2018-05-18')).toContain('yes')
  const rule = (day: Day) => on(day).schemes.find(({ title }) => title.startsWith('Performers list'))?.rule
  expect([rule('2017-12-31'), rule('2018-05-18')]).toEqual([null, expect.stringContaining('From May 2018')])
})

test('before its first act a dispute has no file, and a source is listed with what it says', () => {
  expect(disputeOn(content, '2016-04-30')).toBeUndefined()
  expect(on('2017-12-31').sources).not.toHaveProperty('GPO-COMP')
  expect(on('2018-05-18').sources).toHaveProperty('GPO-COMP')
})

test('the interval of 58% of 281 is 52 to 64, of 658 of 748 85 to 90', () => {
  const rounded = ({ low, high }: { low: number; high: number }) => [Math.round(low), Math.round(high)]
  expect(rounded(wilson(163, 281))).toEqual([52, 64])
  expect(rounded(wilson(658, 748))).toEqual([85, 90])
  expect(rounded(wilson(0, 10))).toEqual([0, 28])
})

test('a share without a sample of known size has no interval', () => {
  const results = on('2018-05-18').questions.flatMap((question) => question.results)
  expect(results.find(({ percent }) => percent === 73)?.interval).toBeNull()
  expect(results.find(({ percent }) => percent === 28)?.interval).toBeNull()
  expect(results.filter(({ interval }) => interval !== null)).toHaveLength(10)
})

const TODAY = '2026-11-29'
test.each([
  ['2017-02-30', '“2017-02-30” is not a day.', '2017-02-28'],
  ['2017-13-01', '“2017-13-01” is not a day.', TODAY],
  ['yesterday', '“yesterday” is not a day.', TODAY],
  ['2031-01-01', '1 January 2031 is still to come.', TODAY],
  ['2010-01-01', 'On 1 January 2010 the file had not begun.', '2016-05-01'],
])('a file as at %s is refused in words, with a near day', (typed, words, near) => {
  expect(askedDispute(db, 'primary-care-support', typed, TODAY)).toMatchObject({ ok: false, words, near })
})

test('a day may be typed in words; a dispute that had not begun is none', () => {
  expect(askedDispute(db, 'primary-care-support', '18 May 2018', TODAY)).toMatchObject({
    ok: true,
    dispute: { day: '2018-05-18' },
  })
  expect(askedDispute(db, 'no-such', null, TODAY)).toBeUndefined()
  expect(askedDispute(db, 'primary-care-support', null, '2016-01-01')).toBeUndefined()
  expect(disputesOn(db, '2015-01-01')).toEqual([])
})

test('who asks for many days, at which and as known on which, pushes out nothing that everybody reads', () => {
  const today = askedDispute(db, 'primary-care-support', null, TODAY)?.dispute
  const known = knownDisputes(db, null)
  const days = Array.from({ length: 30 }, (_, before) => addDays(TODAY, -1 - before))
  for (const day of days) expect(askedDisputes(db, { asAt: day, known: null }, TODAY).today).toBe(false)
  for (const day of days) expect(askedDisputes(db, { asAt: null, known: day }, TODAY).today).toBe(false)
  expect(knownDisputes(db, null)).toBe(known)
  expect(askedDispute(db, 'primary-care-support', null, TODAY)?.dispute).toBe(today)
})

test('what a file took in later is not known before: a row, an outcome of a demand, the end', () => {
  const file = readDisputes(paths.content).disputes.find(({ slug }) => slug === 'primary-care-support')!
  const [demand, ...demands] = file.demands.demands
  const [event, ...events] = file.events.events
  const recorded = '2027-02-01'
  const ended = { when: '2027-01-30', words: 'Agreed.', sources: event!.sources, recorded }
  const outcome = { when: '2027-01-30', state: 'kept' as const, words: 'Paid.', sources: event!.sources, recorded }
  const later = {
    ...{ ...file, origin: 'real' as const, ended },
    demands: { demands: [{ ...demand!, outcomes: [...demand!.outcomes, outcome] }, ...demands] },
    events: { ...file.events, events: [{ ...event!, recorded }, ...events] },
  }
  expect(asKnown(later, '2027-02-01')).toEqual(later)
  const before = asKnown(later, '2027-01-31')!
  expect(before.ended).toBeNull()
  expect(before.events.events).toEqual(events)
  expect(before.demands.demands).toEqual([demand, ...demands])
  expect(asKnown(later, '2026-11-28')).toBeUndefined()
})
