import { expect, test } from 'vitest'
import { withoutLeaps } from './no-leaps.ts'

const HOUR = 3_600_000

function clock() {
  const set = { now: 1_000_000, passed: 0 }
  const read = withoutLeaps(
    () => set.now,
    (by) => {
      throw new Error(`leapt ${by / HOUR} hours`)
    },
    () => set.passed,
  )
  return { set, read }
}

test('time that passes, a corrected clock and a clock set back are answered', () => {
  const { set, read } = clock()
  set.now += 100 * HOUR
  set.passed += 100 * HOUR
  expect(read()).toBe(set.now)
  set.now += 2 * HOUR
  expect(read()).toBe(set.now)
  set.now -= 500 * HOUR
  expect(read()).toBe(set.now)
})

test('no time is answered that lies more than a day beyond what has passed', () => {
  const { set, read } = clock()
  set.now += 26 * HOUR
  set.passed += HOUR
  expect(read).toThrow('leapt 25 hours')
})
