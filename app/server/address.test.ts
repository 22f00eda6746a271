import { expect, test } from 'vitest'
import { addressIsTooLong } from './address.server.ts'

test('addresses over 2,048 characters or 64 slashes never reach the router', () => {
  expect(addressIsTooLong(`/${'a'.repeat(2047)}`)).toBe(false)
  expect(addressIsTooLong(`/${'a'.repeat(2048)}`)).toBe(true)
  expect(addressIsTooLong('/a'.repeat(65))).toBe(true)
  expect(addressIsTooLong('%2F'.repeat(65))).toBe(true)
})
