import { expect, it } from 'vitest'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { countInWords } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { addDays, type Day, type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import { type Db, openImage } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import {
  everyone,
  everywhere,
  first,
  notPlanning,
  practicesOf,
  recordStatements,
  takes,
  twoRegions,
} from '#test/support/two-regions.ts'
import { answerableWeekEnd, lmcFigures, nationalRollUp, publicUptake, weekEnds } from './roll-up-queries.server.ts'

const SUNDAY = '2024-11-03'
const RELEASE = instantOf('2024-11-04', '09:00')
const TUESDAY = instantOf('2024-11-05', '12:00')
const committee = (db: Db, known: 'then' | 'now' = 'then', now = TUESDAY) => nationalRollUp(db, { weekEnd: SUNDAY, known }, now)!
it('tells an LMC of 15 reporters in steps of 5 and hides one of 7 behind its region', () => {
  const db = twoRegions()
  const report = [...everywhere(7), ...practicesOf('north-0').slice(7, 15), ...practicesOf('north-1').slice(7, 13)]
  recordStatements(db, { report, entries: [...everywhere(2), ...practicesOf('north-0').slice(2, 9)].map((code) => takes(code)) })
  const page = committee(db)
  const row = page.rows.find((one) => one.slug === 'north-0')!
  expect(row.shown && [row.reporters, row.reportRate, row.taking[0]]).toEqual([15, 75, tenOfFifteen])
  const hidden = page.rows.find((one) => one.slug === 'north-3')!
  expect(hidden.shown).toBe(false)
  expect(!hidden.shown && hidden.standIn).toMatchObject({ of: 'region', name: 'North', taking: [{ low: 23, high: 23, of: 70 }] })
  expect(page.columns).toEqual([{ slug: 'cap', title: 'Cap contacts', shortTitle: 'Cap', status: 'offered' }])
})
const tenOfFifteen = { low: 10, high: 10, of: 15, percent: { low: 67, high: 67 }, band: 3 }

it('never says that all or none of an LMC take an action', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: practicesOf('north-0').map((code) => takes(code)) })
  const rows = committee(db).rows.flatMap((row) => (row.shown ? [{ slug: row.slug, ...row.taking[0]! }] : []))
  const all = rows.find((row) => row.slug === 'north-0')!
  expect([all.low, all.of, all.percent.low]).toEqual([20, 20, 95])
  expect(countInWords(rows.find((row) => row.slug === 'north-1')!)).toBe('few or none')
})

it('counts taking, the other states, silence and "at least one" apart, for the nation', () => {
  const db = twoRegions()
  const entries = [...everywhere(2).map((code) => takes(code)), ...practicesOf('south-0').slice(2, 6).map(notPlanning)]
  recordStatements(db, { report: everywhere(7), entries })
  const { nation, outside } = committee(db)
  expect(nation).toMatchObject({ reporters: 98, open: 192, reportRate: 51, silent: 94, taking: [{ low: 28, high: 28, of: 98 }] })
  expect(nation.any.low).toBe(28)
  expect(nation.states[0]).toMatchObject({ 'taking-full': 28, 'not-planning': 4, 'not-decided': 66, stopped: 0 })
  expect(outside).toBe(1)
})

it('gives a region where hardly anyone takes an action as a range, and England with it', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: first('north-0', 2).map((code) => takes(code)) })
  const { regions, nation } = committee(db)
  expect(regions.map(({ name, sums }) => [name, countInWords(sums!.taking[0]!)])).toEqual([
    ['North', '0 to 7'],
    ['South', '0 to 7'],
  ])
  expect(countInWords(nation.taking[0]!)).toBe('0 to 14')
  expect(nation.states[0]).toBeUndefined()
})

it('shows a region only once 30 % of its practices report; England stands in for its rows until then', () => {
  const page = (southern: number) => {
    const db = twoRegions()
    recordStatements(db, { report: [...everywhere(20, 'north'), ...everywhere(12, 'south').slice(0, southern)] })
    return committee(db)
  }
  expect(page(25).regions.map(({ sums }) => sums !== undefined)).toEqual([true, true])
  const fewer = page(21)
  expect(fewer.regions[1]).toMatchObject({ name: 'South', sums: undefined })
  expect(fewer.rows.find((row) => row.slug === 'south-5')).toMatchObject({
    shown: false,
    standIn: { of: 'nation', name: 'England' },
  })
})

it('leaves later entries out of a week as it was known, whenever one asks', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: first('north-0', 15).map((code) => takes(code)) })
  const before = committee(db)
  const later = [...first('north-1', 15), ...first('south-0', 9)].map((code) => takes(code, instantOf('2024-11-06', '10:00')))
  recordStatements(db, { entries: later })
  const nextTuesday = TUESDAY + 7 * 86_400_000
  expect(committee(db, 'then', nextTuesday)).toEqual(before)
  expect(committee(structuredCopy(db), 'then', nextTuesday)).toEqual(before)
})

it('lets later knowledge change a region only where 10 of its practices differ, and never an LMC', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(2).map((code) => takes(code)) })
  const late = instantOf('2024-11-06', '10:00')
  const recordedLater = [...practicesOf('north-1').slice(2, 12), ...practicesOf('south-1').slice(2, 11)]
  recordStatements(db, { entries: recordedLater.map((code) => takes(code, late)) })
  const then = committee(db)
  const now = committee(db, 'now', TUESDAY + 7 * 86_400_000)
  const counts = (page: typeof now) => page.regions.map(({ sums, later }) => [sums!.taking[0]!.low, later])
  expect(counts(then)).toEqual([
    [16, false],
    [12, false],
  ])
  expect(counts(now)).toEqual([
    [26, true],
    [12, false],
  ])
  expect(now.nation.taking[0]!.low).toBe(38)
  expect(now.rows.map((row) => row.shown && row.taking)).toEqual(then.rows.map((row) => row.shown && row.taking))
  expect(now.knownAt).toBe(instantOf('2024-11-11', '09:00'))
})

it('compares later knowledge with what last stood: an eleventh practice changes nothing by itself', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(2).map((code) => takes(code)) })
  const south = (now: Instant) => committee(db, 'now', now).regions[1]!.sums!.taking[0]!.low
  const others = [...practicesOf('south-1').slice(2), ...practicesOf('south-2').slice(2)]
  recordStatements(db, { entries: others.slice(0, 10).map((code) => takes(code, instantOf('2024-11-06', '10:00'))) })
  expect(south(TUESDAY + WEEK)).toBe(22)
  recordStatements(db, { entries: others.slice(10, 11).map((code) => takes(code, instantOf('2024-11-13', '10:00'))) })
  expect(south(TUESDAY + 2 * WEEK)).toBe(22)
  recordStatements(db, { entries: others.slice(11, 20).map((code) => takes(code, instantOf('2024-11-20', '10:00'))) })
  expect(south(TUESDAY + 3 * WEEK)).toBeGreaterThan(22)
  expect(committee(structuredCopy(db), 'now', TUESDAY + 3 * WEEK)).toEqual(committee(db, 'now', TUESDAY + 3 * WEEK))
})
const WEEK = 7 * 86_400_000

it('lets the row of an LMC stand, under its own week, until 5 practices that do not share have reported since', () => {
  const db = twoRegions()
  const own = practicesOf('north-0')
  recordStatements(db, {
    report: everyone,
    entries: [...everywhere(3, 'north-1'), ...own.slice(0, 7)].map((code) => takes(code)),
  })
  const returns = (codes: string[], day: Day) =>
    appendHistory(db, {
      entries: [],
      returns: codes.map((practiceCode) => ({
        practiceCode,
        week: '2024-11-04',
        recordedAt: instantOf(day, '10:00'),
        recordedBy: 'somebody',
      })),
      sharing: [],
    })
  returns(own.slice(7, 8), '2024-11-06')
  recordStatements(db, { entries: [takes(own[7]!, instantOf('2024-11-06', '10:00'), '2024-11-05')] })
  const read = (from: Db, weekEnd: Day) => {
    const page = nationalRollUp(from, { weekEnd, known: 'then' }, TUESDAY + 2 * WEEK)!
    const row = page.rows.find((one) => one.slug === 'north-0')!
    return row.shown && [row.asAt, row.taking[0]!.low]
  }
  const untouched = structuredCopy(db)
  expect(read(db, SUNDAY)).toEqual([SUNDAY, 5])
  expect(read(db, '2024-11-10')).toEqual([SUNDAY, 5])
  expect(read(untouched, '2024-11-10')).toEqual([SUNDAY, 5])
  expect(lmcFigures(db, 'north-0', TUESDAY + WEEK)).toMatchObject({ shown: true, asAt: SUNDAY, weekEnd: '2024-11-10' })
  returns(own.slice(8, 12), '2024-11-13')
  expect(read(db, '2024-11-17')).toEqual(['2024-11-17', 10])
  expect(read(structuredCopy(db), '2024-11-17')).toEqual(['2024-11-17', 10])
})

it('moves a practice to its new LMC in the LMC cells with the first release of the next quarter only', () => {
  const db = twoRegions()
  const moves = practicesOf('north-3').map((practiceCode) => ({ practiceCode, lmcSlug: 'north-0', holdsFrom: '2024-10-10' }))
  addToRegister(db, { memberships: moves }, startOfDay('2024-10-10'))
  recordStatements(db, { report: everyone })
  const open = (weekEnd: Day, now: Instant) =>
    nationalRollUp(db, { weekEnd, known: 'then' }, now)!.rows.find((row) => row.slug === 'north-0')!.open
  expect(open(SUNDAY, TUESDAY)).toBe(20)
  expect(open('2024-12-22', instantOf('2025-01-07', '12:00'))).toBe(20)
  expect(open('2025-01-05', instantOf('2025-01-07', '12:00'))).toBe(29)
})

it('answers any day with the week before it, and a week only a minute after its release', () => {
  const db = twoRegions()
  expect(answerableWeekEnd('2024-11-02', TUESDAY)).toBe('2024-10-27')
  expect(answerableWeekEnd('2024-11-03', TUESDAY)).toBe(SUNDAY)
  expect(answerableWeekEnd('2025-05-01', TUESDAY)).toBe(SUNDAY)
  expect(answerableWeekEnd('2024-11-03', RELEASE)).toBe('2024-10-27')
  expect(answerableWeekEnd('2024-11-03', RELEASE + 60_000)).toBe(SUNDAY)
  expect(nationalRollUp(db, { weekEnd: '2024-11-02', known: 'then' }, TUESDAY)!.weekEnd).toBe('2024-10-27')
  expect(nationalRollUp(db, { weekEnd: '2024-07-07', known: 'then' }, TUESDAY)).toBeUndefined()
  expect(weekEnds(db, TUESDAY)).toEqual(Array.from({ length: 14 }, (_, i) => addDays(SUNDAY, -7 * i)))
})

it('tells an LMC how many reports are missing, with its region rounded to 5 in place of the row', () => {
  const db = twoRegions()
  const report = [...everywhere(5), ...practicesOf('north-0').slice(5, 17)]
  recordStatements(db, { report, entries: everywhere(2).map((code) => takes(code)) })
  const hidden = lmcFigures(db, 'north-3', TUESDAY)!
  expect(hidden).toMatchObject({ shown: false, moreNeeded: 3, open: 9 })
  expect(!hidden.shown && hidden.standIn).toMatchObject({ of: 'region', name: 'North', taking: [{ low: 15, high: 15, of: 50 }] })
  expect(lmcFigures(db, 'north-0', TUESDAY)).toMatchObject({
    shown: true,
    reporters: 15,
    region: { name: 'North', reporters: 50 },
  })
  expect(lmcFigures(db, 'nowhere', TUESDAY)).toBeUndefined()
})

it('shows the public England in fives and whole percents', () => {
  const db = twoRegions()
  recordStatements(db, { report: everywhere(7), entries: everywhere(2).map((code) => takes(code)) })
  expect(publicUptake(db, TUESDAY)!.nation).toMatchObject({
    reporters: 100,
    reportRate: 52,
    taking: [{ low: 30, high: 30, of: 100, percent: { low: 30, high: 30 } }],
  })
})

it('has nothing to show in an empty database', () => {
  const db = freshDatabase()
  expect([publicUptake(db, TUESDAY), lmcFigures(db, 'north-0', TUESDAY), weekEnds(db, TUESDAY)]).toEqual([
    undefined,
    undefined,
    [],
  ])
})

/** Opens the same file again, so that no cache is left. */
function structuredCopy(db: Db): Db {
  return openImage(db.$client.serialize())
}

/** Loads a second edition of the menu at an instant, in force since `publishedAt`: it lists `gone` and not `cap`. */
function loadsEdition(db: Db, publishedAt: Instant, recordedAt: Instant): void {
  db.$client
    .prepare(`insert into editions select 'second', round_slug, 2, 'Second', summary, ?, precision, published_by, sources, content_hash, ?
      from editions where slug = 'first'`)
    .run(publishedAt, recordedAt)
  db.$client.exec(`insert into offers (edition_slug, action_slug, position, standing, wording, reason) values
    ('second', 'gone', 1, 'offered', 'Gone', null), ('second', 'cap', 2, 'withdrawn', 'Cap', 'advice')`)
}

it('shows a released week as it was known then, though an edition of an earlier day is loaded after it', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(3).map((code) => takes(code)) })
  const before = [committee(db), committee(db, 'now'), publicUptake(db, TUESDAY), lmcFigures(db, 'north-0', TUESDAY)]
  expect(committee(db)).toMatchObject({
    edition: { slug: 'first' },
    columns: [{ slug: 'cap' }],
    nation: { taking: [{ low: 42 }] },
  })
  loadsEdition(db, startOfDay('2024-10-15'), TUESDAY)
  const image = db.$client.serialize()
  for (const one of [db, openImage(image)])
    expect([committee(one), committee(one, 'now'), publicUptake(one, TUESDAY), lmcFigures(one, 'north-0', TUESDAY)]).toEqual(
      before,
    )
  // A later release of the same week has the same columns; weeks released from then on have the new ones.
  const later = instantOf('2024-11-12', '12:00')
  expect(nationalRollUp(db, { weekEnd: SUNDAY, known: 'now' }, later)).toMatchObject({ columns: [{ slug: 'cap' }] })
  expect(nationalRollUp(db, { weekEnd: '2024-11-10', known: 'then' }, later)).toMatchObject({
    edition: { slug: 'second' },
    columns: [{ slug: 'gone' }],
  })
})

it('has an edition loaded before the release in the figures of that week, however late it came', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(3).map((code) => takes(code)) })
  loadsEdition(db, startOfDay('2024-10-15'), RELEASE - 1)
  expect(committee(db)).toMatchObject({ edition: { slug: 'second' }, columns: [{ slug: 'gone' }] })
})
