import { expect, test } from 'vitest'
import { flashCookie, flashIn, flashSaid } from './flash.server.ts'

const NOW = 1_782_000_000_000
const house = { secretKey: 'x'.repeat(32), databasePath: undefined, secureCookies: false }
const DESK = '/practice/Y00001'
const sent = (over = {}) => flashCookie({ ...house, ...over }, DESK, { done: 'Recorded.' }, NOW).split(';')[0]!

test('a flash is read by the page it is for, sealed, and by no script', () => {
  expect(flashIn(house, sent(), DESK, NOW)).toEqual({ done: 'Recorded.' })
  expect(sent()).not.toContain('Recorded')
  expect(flashCookie(house, DESK, { done: 'Recorded.' }, NOW)).toMatch(/; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax$/)
  expect(flashCookie({ ...house, secureCookies: true }, DESK, { done: '' }, NOW)).toMatch(/^__Host-concert-flash=.*; Secure$/)
  expect(flashSaid(house)).toMatch(/^concert-flash=; Path=\/; Max-Age=0;/)
})

test('another page, five minutes, a clock that was set back: nothing is said', () => {
  const asked = [
    flashIn(house, sent(), '/practice/Y00002', NOW),
    flashIn(house, sent(), DESK, NOW + 300_000),
    flashIn(house, sent(), DESK, NOW - 1),
    flashIn(house, null, DESK, NOW),
  ]
  expect(asked).toEqual([undefined, undefined, undefined, undefined])
  expect(flashIn(house, sent(), DESK, NOW + 299_999)).toEqual({ done: 'Recorded.' })
})

test.each(['', '%', 'eyJkb25lIjoiR290IHlvdSJ9', 'x'.repeat(3000)])('what somebody made up says nothing: %j', (value) => {
  expect(flashIn(house, `concert-flash=${value}`, DESK, NOW)).toBeUndefined()
})

test('what another key sealed, or one bit that was changed, says nothing', () => {
  expect(flashIn(house, sent({ secretKey: 'y'.repeat(32) }), DESK, NOW)).toBeUndefined()
  const last = sent().at(-2)!
  const changed = sent().slice(0, -2) + (last === 'A' ? 'B' : 'A') + sent().at(-1)
  expect(flashIn(house, changed, DESK, NOW)).toBeUndefined()
})
