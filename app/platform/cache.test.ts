import { expect, test } from 'vitest'
import { cacheOf } from './cache.ts'

test('a value is made once while it is among the last asked for, and anew after', () => {
  const cache = cacheOf<string, string>({ most: 2 })
  const made: string[] = []
  const ask = (key: string) =>
    cache.of(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('nothing is cached of what could not be made', () => {
  const cache = cacheOf<string, number>({ most: 2 })
  expect(() =>
    cache.of('a', () => {
      throw new Error('not yet')
    }),
  ).toThrow('not yet')
  expect(cache.of('a', () => 1)).toBe(1)
})

test('a bound in bytes lets the least lately asked for go, and never takes what is larger than all of it', () => {
  const cache = cacheOf<string, string>({ mostBytes: 10, bytesOf: (text) => text.length })
  cache.put('a', 'aaaa')
  cache.put('b', 'bbbb')
  expect(cache.get('a')).toBe('aaaa')
  cache.put('c', 'cccc')
  expect(['a', 'b', 'c'].map(cache.get)).toEqual(['aaaa', undefined, 'cccc'])
  cache.put('d', 'd'.repeat(11))
  expect(['a', 'c', 'd'].map(cache.get)).toEqual(['aaaa', 'cccc', undefined])
})

test('once the version reads otherwise nothing made before is handed out, not even when it reads as it did before', () => {
  let version = 'one'
  const cache = cacheOf<string, string>({ most: 5, version: () => version })
  cache.of('a', () => 'old')
  version = 'two'
  expect(cache.get('a')).toBeUndefined()
  version = 'one'
  expect(cache.of('a', () => 'new')).toBe('new')
})

test('what was made while the version changed is handed out and not cached', () => {
  let version = 1
  const cache = cacheOf<string, string>({ most: 5, version: () => version })
  const made = cache.of('a', () => {
    version = 2
    return 'half old'
  })
  expect([made, cache.get('a')]).toEqual(['half old', undefined])
  const since = cache.version()
  version = 3
  cache.put('b', 'slow', since)
  expect(cache.get('b')).toBeUndefined()
})

test('beside a version that may not come to hold, what is cached under the same one is taken, and nothing is cached or let go', () => {
  let version = 1
  const cache = cacheOf<string, string>({ most: 5, version: () => version })
  cache.of('a', () => 'held')
  expect([cache.asideOf('a', () => 'made'), cache.asideOf('b', () => 'made')]).toEqual(['held', 'made'])
  expect(cache.get('b')).toBeUndefined()
  version = 2
  expect(cache.asideOf('a', () => 'half written')).toBe('half written')
  version = 1
  expect(cache.get('a')).toBe('held')
})
