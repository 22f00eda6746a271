import { expect, it } from 'vitest'
import { type Instant, instantOf } from '#app/platform/time.ts'
import { everyone, recordStatements, twoRegions } from '#test/support/two-regions.ts'
import { keyOf } from './figures-key.server.ts'
import { issueDueReleases } from './issue-releases.server.ts'
import { releaseOnTime, WRONG_KEY } from './release-on-time.server.ts'

const KEY = keyOf(Buffer.alloc(32, 1))
const TUESDAY = instantOf('2024-11-05', '12:00')
const MONDAY = instantOf('2024-11-11', '09:02')
const WEEK = 7 * 86_400_000
const going = new AbortController().signal

function england() {
  const db = twoRegions()
  recordStatements(db, { report: everyone })
  return db
}

it('has releases issued at the first turn and after each Monday 09:00, not in between, and again in the next turn where that failed', async () => {
  const db = england()
  const asked: Instant[] = []
  let broken = false
  const turn = releaseOnTime(
    db,
    () => KEY,
    (at) => {
      asked.push(at)
      if (broken) throw new Error('no room')
      issueDueReleases(db, KEY, at)
    },
  )
  for (const at of [TUESDAY, TUESDAY + 60_000, MONDAY - 120_000, MONDAY, MONDAY + 60_000]) await turn(at, going)
  expect(asked).toEqual([TUESDAY, MONDAY])
  broken = true
  await expect(async () => turn(MONDAY + WEEK, going)).rejects.toThrow('no room')
  broken = false
  for (const at of [MONDAY + WEEK + 1, MONDAY + WEEK + 2]) await turn(at, going)
  expect(asked).toEqual([TUESDAY, MONDAY, MONDAY + WEEK, MONDAY + WEEK + 1])
})

it('issues nothing under another key than the one figures were drawn with, and says which file to restore', async () => {
  const db = england()
  issueDueReleases(db, KEY, TUESDAY)
  const turn = releaseOnTime(
    db,
    () => keyOf(Buffer.alloc(32, 2)),
    () => {
      throw new Error('asked')
    },
  )
  await turn(TUESDAY, going)
  await expect(async () => turn(MONDAY, going)).rejects.toThrow(WRONG_KEY)
})

it('asks for nothing before the first release is due', async () => {
  const turn = releaseOnTime(
    england(),
    () => KEY,
    () => {
      throw new Error('asked')
    },
  )
  await turn(instantOf('2024-08-05', '08:59'), going)
})
