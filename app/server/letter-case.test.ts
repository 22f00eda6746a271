import { expect, test } from 'vitest'
import { linkedPath } from './letter-case.server.ts'

const page = (address: string) => ({
  id: address,
  words: address.split('/').filter(Boolean),
  handle: {},
  reads: true,
  takesForms: true,
})
const TOKEN = 'Ab3_-'.repeat(8).concat('xyz')

test.each([
  ['practice/:practice', '/practice/y00001', '/practice/Y00001'],
  ['practice/:practice/people', '/PRACTICE/y00001/People', '/practice/Y00001/people'],
  ['practice/:practice', '/practice/y00001.data', '/practice/Y00001.data'],
  ['lmc/:lmc', '/lmc/Leeds', '/lmc/leeds'],
  ['menu/editions/:edition', '/menu/editions/June-2026', '/menu/editions/june-2026'],
  ['actions/:action', '/actions/Cap-Contacts).', '/actions/cap-contacts'],
  ['invitation/:token', `/invitation/${TOKEN}.`, `/invitation/${TOKEN}`],
  ['reset-password/:token', `/reset-password/${TOKEN}%3E`, `/reset-password/${TOKEN}`],
  ['committee/menu/:draft/words', '/committee/menu/AbC/words', '/committee/menu/AbC/words'],
  ['mailbox/:mail', '/mailbox/Mail-1_x', '/mailbox/Mail-1_x'],
  ['practice/:practice', '/practice/...', '/practice/...'],
  ['join', '/join/', '/join'],
])('%s: %s leads to %s', (address, typed, linked) => {
  expect(linkedPath(page(address), typed)).toBe(linked)
})

test.each([
  ['practice/:practice', '/practice/Y00001'],
  ['invitation/:token', `/invitation/${TOKEN}`],
  ['menu/editions/:edition', '/menu/editions/june-2026.data'],
])('%s: %s stays as it is', (address, path) => {
  expect(linkedPath(page(address), path)).toBe(path)
})
