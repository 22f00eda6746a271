import { expect, test } from 'vitest'
import { HashingBusy, hashPassword, passwordMatches, strengthRefusal } from './passwords.server.ts'

const ABOUT = ['asha.fenwick@example.org', 'Dr Asha Fenwick', 'Kestrel Mill Surgery']

test.each([
  ['short', 'longer: at least 12 characters. It has 5'],
  ['x'.repeat(257), 'shorter: at most 256'],
  ['passwordpassword', 'repeated piece'],
  ['aaaaaaaaaaaaaaaa', 'repeated character'],
  ['qwertyuiop123', 'most used passwords'],
  ['Kestrel.Mill.Surgery', 'your name, address or practice'],
  ['Asha-Fenwick-2026', 'your name, address or practice'],
  ['asha.fenwick@example.org', 'your name, address or practice'],
])('%j is refused, and the answer says why and what to do', async (password, why) => {
  expect(await strengthRefusal(password, ABOUT)).toContain(why)
})

test.each(['owls borrow copper kettles', 'zxq8mR!v2kPw', 'Тридцать три коровы'])('%j is accepted', async (password) => {
  expect(await strengthRefusal(password, ABOUT)).toBeNull()
})

test('only the first hundred characters are judged, so that no length makes judging slow', async () => {
  const strong = 'zxq8mR!v2kPw-owls-borrow-copper'
  expect(await strengthRefusal(`${'a'.repeat(100)}${strong}`, ABOUT)).toContain('repeated character')
  expect(await strengthRefusal(`${'a'.repeat(60)}${strong}`, ABOUT)).toBeNull()
  expect(await strengthRefusal(strong.repeat(400), ABOUT)).toContain('at most 256')
})

test('a password is found again however its letters were composed', async () => {
  const hash = await hashPassword('caf\u00e9 borrow copper')
  expect(await passwordMatches(hash, 'cafe\u0301 borrow copper')).toBe(true)
  expect(await passwordMatches(hash, 'cafe borrow copper')).toBe(false)
})

test('a person whose password cannot be used is treated like nobody', async () => {
  expect(await passwordMatches('!', 'owls borrow copper kettles')).toBe(false)
  expect(await passwordMatches(undefined, 'nobody has this password')).toBe(false)
})

test('a flood of passwords is turned away at the door: two at once, twenty in line', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => passwordMatches(undefined, 'guess')))
  const busy = outcomes.filter((one) => one.status === 'rejected')
  expect(busy).toHaveLength(18)
  for (const one of busy) expect(one.reason).toBeInstanceOf(HashingBusy)
  const flood = Array.from({ length: 22 }, () => passwordMatches(undefined, 'guess'))
  await expect(passwordMatches(undefined, 'guess')).rejects.toBeInstanceOf(HashingBusy)
  expect(await passwordMatches(undefined, 'from a known browser', 'first')).toBe(false)
  await Promise.all(flood)
  expect(await passwordMatches(undefined, 'guess')).toBe(false)
})
