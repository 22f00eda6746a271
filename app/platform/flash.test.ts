import { expect, test } from 'vitest'
import { clearFlash, flashCookie, flashIn } from './flash.server.ts'

const NOW = 1_782_000_000_000
const context = { secretKey: 'x'.repeat(32), databasePath: undefined, secureCookies: false }
const DESK = '/practice/Y00001'
const sent = (over = {}) => flashCookie({ ...context, ...over }, DESK, { done: 'Recorded.' }, NOW).split(';')[0]!

test('a flash is read by the page it is for, sealed, and by no script', () => {
  expect(flashIn(context, sent(), DESK, NOW)).toEqual({ done: 'Recorded.' })
  expect(sent()).not.toContain('Recorded')
  expect(flashCookie(context, DESK, { done: 'Recorded.' }, NOW)).toMatch(/; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax$/)
  expect(flashCookie({ ...context, secureCookies: true }, DESK, { done: '' }, NOW)).toMatch(/^__Host-concert-flash=.*; Secure$/)
  expect(clearFlash(context)).toMatch(/^concert-flash=; Path=\/; Max-Age=0;/)
})

test('another page, five minutes, a clock that was set back: nothing is said', () => {
  const asked = [
    flashIn(context, sent(), '/practice/Y00002', NOW),
    flashIn(context, sent(), DESK, NOW + 300_000),
    flashIn(context, sent(), DESK, NOW - 1),
    flashIn(context, null, DESK, NOW),
  ]
  expect(asked).toEqual([undefined, undefined, undefined, undefined])
  expect(flashIn(context, sent(), DESK, NOW + 299_999)).toEqual({ done: 'Recorded.' })
})

test.each(['', '%', 'eyJkb25lIjoiR290IHlvdSJ9', 'x'.repeat(3000)])('what somebody made up says nothing: %j', (value) => {
  expect(flashIn(context, `concert-flash=${value}`, DESK, NOW)).toBeUndefined()
})

test('what another key sealed, or one bit that was changed, says nothing', () => {
  expect(flashIn(context, sent({ secretKey: 'y'.repeat(32) }), DESK, NOW)).toBeUndefined()
  const last = sent().at(-2)!
  const changed = sent().slice(0, -2) + (last === 'A' ? 'B' : 'A') + sent().at(-1)
  expect(flashIn(context, changed, DESK, NOW)).toBeUndefined()
})
