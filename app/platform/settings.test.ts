import { expect, test } from 'vitest'
import { readSettings } from './settings.server.ts'

test('nothing set is a demonstration on port 3000 of this machine', () => {
  const outcome = readSettings({})
  expect(outcome).toMatchObject({
    ok: true,
    settings: {
      port: 3000,
      databasePath: undefined,
      publicAddress: 'http://localhost:3000',
      publicAddressIsLoopback: true,
      secureCookies: false,
    },
  })
})

test('every bad setting is named in one message', () => {
  const outcome = readSettings({ PORT: 'eighty', PUBLIC_ADDRESS: 'concert.example.org/', LOG_LEVEL: 'loud' })
  expect(outcome.ok).toBe(false)
  for (const name of ['PORT', 'PUBLIC_ADDRESS', 'LOG_LEVEL']) expect(!outcome.ok && outcome.message).toContain(name)
})

test.each([
  'https://concert.example.org/',
  'https://concert.example.org/portal',
  'ftp://concert.example.org',
  'concert.example.org',
])('%s is no public address', (address) => expect(readSettings({ PUBLIC_ADDRESS: address }).ok).toBe(false))

test('an https address asks for secure cookies', () => {
  expect(readSettings({ PUBLIC_ADDRESS: 'https://concert.example.org' })).toMatchObject({
    settings: { secureCookies: true, publicAddressIsLoopback: false },
  })
})
