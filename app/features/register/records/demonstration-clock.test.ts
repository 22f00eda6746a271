import { expect, test } from 'vitest'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { clocksOf, hasDemonstrationClock, keepDemonstrationClock, setDemonstrationClock } from './demonstration-clock.server.ts'

const BEGINS = instantOf('2024-11-28', '10:00')
const MACHINE = instantOf('2026-11-28', '22:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const WEEK = 7 * 24 * HOUR

test('the clock of a real register is the machine’s', () => {
  const clocks = clocksOf(freshDatabase(), () => MACHINE)
  expect([clocks.now(), clocks.machineNow(), clocks.rested()]).toEqual([MACHINE, MACHINE, 0])
  expect(hasDemonstrationClock(freshDatabase())).toBe(false)
})

test('a demonstration’s clock runs only while it is served: after a week with the server off it goes on where it was', () => {
  const db = freshDatabase()
  setDemonstrationClock(db, BEGINS)
  let machine = MACHINE
  const served = clocksOf(db, () => machine)
  expect([served.now(), served.rested()]).toEqual([BEGINS, 0])
  machine += MINUTE
  expect(served.now()).toBe(BEGINS + MINUTE)
  keepDemonstrationClock(db, served)
  machine += WEEK
  const again = clocksOf(db, () => machine)
  expect([again.now(), again.machineNow(), again.rested(), again.rested()]).toEqual([BEGINS + MINUTE, machine, WEEK, 0])
  machine += MINUTE
  expect(again.now()).toBe(BEGINS + 2 * MINUTE)
})

test('it stands still while the machine sleeps with the server on', () => {
  const db = freshDatabase()
  setDemonstrationClock(db, BEGINS)
  let machine = MACHINE
  const { now, rested } = clocksOf(db, () => machine)
  machine += WEEK
  expect([now(), rested()]).toEqual([BEGINS, WEEK])
  machine += MINUTE
  expect([now(), rested()]).toEqual([BEGINS + MINUTE, 0])
})

test('it never begins before what was recorded last, and never runs backwards with the machine’s clock', () => {
  const db = freshDatabase()
  setDemonstrationClock(db, BEGINS)
  recordingTime(db, BEGINS + HOUR)
  let machine = MACHINE
  const { now } = clocksOf(db, () => machine)
  expect(now()).toBe(BEGINS + HOUR)
  machine -= HOUR
  expect(now()).toBe(BEGINS + HOUR)
})
