import { expect, it } from 'vitest'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { everyone, everywhere, recordStatements, takes, twoRegions } from '#test/support/two-regions.ts'
import { nationalRollUp } from './roll-up-queries.server.ts'
import { workOutOnRelease, workOutWeeks } from './work-out-weeks.server.ts'

const TUESDAY = instantOf('2024-11-05', '12:00')
const WEEK = 7 * 86_400_000

const storedWeeks = (db: Db) => db.$client.prepare('select distinct week_end from roll_up_tallies order by 1').pluck().all()
const storedAsKnown = (db: Db, at: Instant) =>
  db.$client.prepare('select week_end from roll_up_tallies where known_at = ? order by week_end').pluck().all(at)

function reportingEngland(): Db {
  const db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(5).map((code) => takes(code)) })
  return db
}

it('works out every released week that has no figures yet, the earliest first, and nothing twice', () => {
  const db = reportingEngland()
  const weeks = workOutWeeks(db, TUESDAY)
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2024-08-04', '2024-11-03', 14])
  expect(storedWeeks(db)).toEqual(weeks)
  expect(workOutWeeks(db, TUESDAY)).toEqual([])
  expect(workOutWeeks(db, TUESDAY + WEEK)).toEqual(['2024-11-10'])
})

it('keeps figures equal to those a reader would have had worked out', () => {
  const [asked, ahead] = [reportingEngland(), reportingEngland()]
  workOutWeeks(ahead, TUESDAY)
  const shown = (db: Db) => nationalRollUp(db, { weekEnd: '2024-11-03', known: 'then' }, TUESDAY)
  expect(shown(ahead)).toEqual(shown(asked))
  expect(storedWeeks(asked)).toContain('2024-11-03')
})

it('keeps the last weeks as known at the latest release too, and each release anew', () => {
  const db = reportingEngland()
  const weeks = workOutWeeks(db, TUESDAY)
  expect(storedAsKnown(db, instantOf('2024-11-04', '09:00'))).toEqual(weeks.slice(-9))
  workOutWeeks(db, TUESDAY + WEEK)
  expect(storedAsKnown(db, instantOf('2024-11-11', '09:00'))).toEqual([...weeks.slice(-8), '2024-11-10'])
})

it('has nothing to work out before the first release', () => {
  expect(workOutWeeks(reportingEngland(), instantOf('2024-08-05', '08:59'))).toEqual([])
})

it('asks for figures at the first turn and again with each release, not in between, and once more where it failed', () => {
  const asked: Instant[] = []
  let broken = false
  const turn = workOutOnRelease((at) => {
    if (broken) throw new Error('no room')
    asked.push(at)
  })
  const monday = instantOf('2024-11-11', '09:02')
  for (const at of [TUESDAY, TUESDAY + 60_000, monday - 120_000, monday]) turn(at)
  broken = true
  expect(() => turn(monday + WEEK)).toThrow('no room')
  broken = false
  for (const at of [monday + WEEK + 1, monday + WEEK + 2]) turn(at)
  expect(asked).toEqual([TUESDAY, monday, monday + WEEK + 1])
})
