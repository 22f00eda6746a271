import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#test/support/test-folder.ts'
import { keyedHash, sameHash, seal, unseal } from './sealing.server.ts'
import { secretKeyOf } from './secret-key.server.ts'

const KEY = Buffer.alloc(32, 1)

test('what is sealed opens with its key, for its person, unchanged', () => {
  const sealed = seal(KEY, 'secret of an app', 'anna')
  expect(sealed).not.toContain('secret')
  expect(unseal(KEY, sealed, 'anna')).toBe('secret of an app')
  expect(unseal(Buffer.alloc(32, 2), sealed, 'anna')).toBeUndefined()
  expect(unseal(KEY, sealed, 'berta')).toBeUndefined()
  // Two letters put in the place of the last ones are, once in a thousand times, the same: a bit is turned.
  const changed = Buffer.from(sealed, 'base64url')
  changed[changed.length - 1]! ^= 1
  expect(unseal(KEY, changed.toString('base64url'), 'anna')).toBeUndefined()
  expect(unseal(KEY, '', 'anna')).toBeUndefined()
})

test('the same text sealed twice looks different', () => {
  expect(seal(KEY, 'one', 'anna')).not.toBe(seal(KEY, 'one', 'anna'))
})

test('a hash depends on its key, its use and its text', () => {
  const all = [
    keyedHash(KEY, 'a', 'x'),
    keyedHash(KEY, 'b', 'x'),
    keyedHash(KEY, 'a', 'y'),
    keyedHash(Buffer.alloc(32), 'a', 'x'),
  ]
  expect(new Set(all).size).toBe(4)
  expect(sameHash(all[0]!, keyedHash(KEY, 'a', 'x'))).toBe(true)
  expect(sameHash(all[0]!, all[1]!)).toBe(false)
  expect(sameHash('short', 'longer')).toBe(false)
})

test('without SECRET_KEY a key file is made beside the database, for its owner alone, and found again', () => {
  const folder = testFolder()
  const databasePath = join(folder, 'concert.db')
  const key = secretKeyOf({ secretKey: undefined, databasePath })
  expect(key).toHaveLength(32)
  expect(statSync(`${databasePath}.key`).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${databasePath}.key`, 'utf8').trim().length).toBeGreaterThan(40)
  expect(secretKeyOf({ secretKey: undefined, databasePath })).toEqual(key)
  expect(secretKeyOf({ secretKey: 'x'.repeat(32), databasePath })).not.toEqual(key)
  writeFileSync(join(folder, 'broken.db.key'), '')
  expect(() => secretKeyOf({ secretKey: undefined, databasePath: join(folder, 'broken.db') })).toThrow('Restore it')
})

test('the key of a database in memory is found again while the process lives, and lies in no file', () => {
  rmSync(':memory:.key', { force: true })
  const key = secretKeyOf({ secretKey: undefined, databasePath: ':memory:' })
  expect(key).toHaveLength(32)
  expect(secretKeyOf({ secretKey: undefined, databasePath: ':memory:' })).toEqual(key)
  expect(existsSync(':memory:.key')).toBe(false)
})
