import { expect, test } from 'vitest'
import { bytesInFlight } from './bytes-in-flight.ts'

test('no source holds more than its share, and all together no more than theirs', () => {
  const take = bytesInFlight({ ofSource: 100, inAll: 250 })
  expect(take('one', 100)).toBeDefined()
  expect(take('one', 1)).toBeUndefined()
  expect(take('two', 100)).toBeDefined()
  expect(take('three', 51)).toBeUndefined()
  expect(take('three', 50)).toBeDefined()
  expect(take('four', 0)).toBeDefined()
})

test('what is given back can be taken again, once', () => {
  const take = bytesInFlight({ ofSource: 100, inAll: 100 })
  const giveBack = take('one', 60)
  expect(take('two', 60)).toBeUndefined()
  giveBack?.()
  giveBack?.()
  expect(take('two', 60)).toBeDefined()
  expect(take('one', 60)).toBeUndefined()
  expect(take('one', 40)).toBeDefined()
})
