import { expect, test } from 'vitest'
import { addressIsTooLong, comesFromOurPages } from './origin-check.server.ts'

const HOME = 'https://concert.example.org'

test('a form of our own page is let in', () => {
  expect(comesFromOurPages({ 'sec-fetch-site': 'same-origin' }, HOME)).toBe(true)
  expect(comesFromOurPages({ origin: HOME }, HOME)).toBe(true)
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: HOME }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ['nothing that says where from', {}],
  ['an Origin of null', { origin: 'null' }],
  ['an Origin that only begins like ours', { origin: `${HOME}.evil.example` }],
  [
    'a forwarded host that says it is us',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', host: 'evil.example' },
  ],
])('a form from %s is refused', (_who, headers) => {
  expect(comesFromOurPages(headers, HOME)).toBe(false)
})

test('addresses over 2,048 characters or 64 slashes never reach the router', () => {
  expect(addressIsTooLong(`/${'a'.repeat(2047)}`)).toBe(false)
  expect(addressIsTooLong(`/${'a'.repeat(2048)}`)).toBe(true)
  expect(addressIsTooLong('/a'.repeat(65))).toBe(true)
  expect(addressIsTooLong('%2F'.repeat(65))).toBe(true)
})
