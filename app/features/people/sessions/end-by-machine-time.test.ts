import { expect, test } from 'vitest'
import { startOfDay } from '#app/platform/time.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { askChallenge, openChallenge } from './challenges.server.ts'
import { endByMachineTime } from './end-by-machine-time.server.ts'
import { isSignedIn } from './open-session.server.ts'
import { startSession } from './sessions.server.ts'

const NOW = startOfDay('2026-06-01')
const HOUR = 3_600_000

test('a session and a challenge end by the machine’s time, also while a demonstration stands still', () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const cookie = startSession(db, me, false, { now: NOW }).split(';')[0]!
  const token = askChallenge(db, 'second-factor', me, '0', NOW)
  endByMachineTime(db, 0)
  expect(openChallenge(db, 'second-factor', token, NOW)).toBeDefined()
  endByMachineTime(db, 11 * HOUR)
  expect(openChallenge(db, 'second-factor', token, NOW)).toBeUndefined()
  expect(isSignedIn(db, cookie, false, NOW)).toBe(true)
  endByMachineTime(db, 2 * HOUR)
  expect(isSignedIn(db, cookie, false, NOW)).toBe(false)
})
