import { expect, test } from 'vitest'
import { addressIsTooLong, isCanonical, isHost } from './address.server.ts'

test('addresses over 2,048 characters or 64 slashes never reach the router', () => {
  expect(addressIsTooLong(`/${'a'.repeat(2047)}`)).toBe(false)
  expect(addressIsTooLong(`/${'a'.repeat(2048)}`)).toBe(true)
  expect(addressIsTooLong('/a'.repeat(65))).toBe(true)
  expect(addressIsTooLong('%2F'.repeat(65))).toBe(true)
})

test.each([
  '/',
  '/join',
  '/Join/',
  '/practice/Y00001/actions/data-sharing-review.data?index',
  '/sign-in?to=//x/../y%2f%zz',
  '/menu/editions/caf%C3%A9',
  '/menu/two%20words%25',
  '/x:y@z,(1)',
])('%s is an address in its one spelling', (address) => {
  expect(isCanonical(address)).toBe(true)
})

test.each([
  ['a step up', '/menu/../join'],
  ['a step up, encoded', '/menu/%2e%2e/join'],
  ['half encoded dots', '/menu/.%2E/join'],
  ['a step that stays', '/./join'],
  ['an empty step', '//join'],
  ['an empty step within', '/lmc//x'],
  ['an encoded letter', '/%6aoin'],
  ['an encoded capital', '/%4Aoin'],
  ['an encoded digit', '/practice/Y0000%31'],
  ['an encoded hyphen', '/sign%2din'],
  ['an encoded dot', '/join%2Edata'],
  ['an encoded slash', '/lmc/x%2fpeople'],
  ['an encoded backslash', '/%5c'],
  ['a backslash', '/\\evil.example'],
  ['an encoded zero', '/join%00'],
  ['an encoded line', '/join%0d%0aSet-Cookie:x=1'],
  ['what decodes to nothing', '/%ff'],
  ['a lone percent sign', '/join%'],
  ['no hexadecimal', '/%zz'],
  ['letters that have to be encoded', '/caf\u00e9'],
  ['a space', '/join '],
  ['a fragment', '/join#x'],
  ['another host', 'http://evil.example/menu'],
  ['a star', '*'],
  ['nothing', ''],
])('%s is refused', (_what, address) => {
  expect(isCanonical(address)).toBe(false)
})

test('a Host is a name or an address, perhaps with a port', () => {
  for (const host of ['localhost', 'concert.example.org:443', '127.0.0.1:3000', '[::1]:3000', undefined])
    expect([host, isHost(host)]).toEqual([host, true])
  for (const host of ['', 'a b', 'localhost:99999', 'a/b', 'a:b', 'a@b', 'a,b', '[::1', 'a\\b', 'a?b', 'ä'])
    expect([host, isHost(host)]).toEqual([host, false])
})
