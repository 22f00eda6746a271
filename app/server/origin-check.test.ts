import { expect, test } from 'vitest'
import { comesFromOurPages } from './origin-check.server.ts'

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
