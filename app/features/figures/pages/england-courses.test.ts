import { expect, test } from 'vitest'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { reissueRelease } from '#app/features/figures/releases/issue-releases.server.ts'
import { lastWeekCounting, latestWeekEnd, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { type Db, openImage } from '#db/client.server.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'
import { daysUntil, weeksUntil } from './england-courses.server.ts'

const latest = (db: Db) => weekFigures(db, { weekEnd: latestWeekEnd(db)!, audience: 'all' })!

/** The course as it is read, which is that of a connection that has kept nothing, and of the weeks' own figures. */
function readsAnew(db: Db) {
  const week = latest(db)
  const read = weeksUntil(db, week)
  expect(read).toEqual(weeksUntil(openImage(db.$client.serialize()), week))
  const whole = daysUntil(db, week.weekEnd).map((weekEnd) => weekFigures(db, { weekEnd, known: week.known.id, audience: 'all' })!)
  expect(read.map(({ weekEnd, england }) => ({ weekEnd, england }))).toEqual(
    whole.map(({ weekEnd, england }) => ({ weekEnd, england })),
  )
  expect(read.map(({ returns }) => [...returns])).toEqual(
    whole.map(({ lmcs }) => lmcs.map((lmc) => [lmc.slug, lmc.shown ? { of: lmc.of, open: lmc.open } : null])),
  )
  return read
}

test('a course tells of each week what the week tells, and its weeks are read once', () => {
  const db = figuresWorld()
  const read = readsAnew(db)
  expect(read.length).toBeGreaterThan(10)
  for (const [index, week] of weeksUntil(db, latest(db)).entries()) expect(week).toBe(read[index])
})

test('a week issued anew, and an action under another name, change the course at once', () => {
  const db = figuresWorld()
  const [before] = readsAnew(db)
  db.$client.exec("update actions set title = 'Renamed' where slug = 'cap'")
  const [renamed] = readsAnew(db)
  expect(renamed).not.toBe(before)
  const again = reissueRelease(db, demonstrationKey, { weekEnd: before!.weekEnd, reason: 'A slip' }, FIGURES_NOW)
  expect(again).toMatchObject({ ok: true })
  expect(readsAnew(db)[0]).not.toBe(renamed)
})

test('the last week that counts an action is the last in which it is a column', () => {
  const db = figuresWorld()
  const scanned = (slug: string) =>
    weekEnds(db).find((weekEnd) => weekFigures(db, { weekEnd, audience: 'public' })?.columns.some((one) => one.slug === slug))
  expect(lastWeekCounting(db, 'cap')).toBe(latestWeekEnd(db))
  for (const slug of ['cap', 'gone', 'never-offered']) expect(lastWeekCounting(db, slug)).toBe(scanned(slug))
})
