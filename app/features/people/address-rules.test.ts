import { expect, test } from 'vitest'
import { addressRefusal, nameRefusal } from './address-rules.ts'

test.each(['partner@example.org', "o'neil+work@nhs.net", 'A.Partner@Surgery.Example.co.uk', ' spaced@example.org '])(
  '%j is an address',
  (address) => expect(addressRefusal(address)).toBeNull(),
)

test.each([
  ['another alphabet’s a', 'p\u0430rtner@example.org'],
  ['a look-alike domain', 'partner@ex\u0430mple.org'],
  ['full-width letters', 'ｐartner@example.org'],
])('%s is named, for it looks like the plain letter', (_what, address) => {
  expect(addressRefusal(address)).toMatch(/which is not a plain letter/)
})

test.each([
  ['a second header', 'partner@example.org\r\nBcc: all@example.org'],
  ['a line break', 'partner@example.org\nx'],
  ['a second address', 'partner@example.org,other@example.org'],
  ['a name in brackets', 'Partner <partner@example.org>'],
  ['no domain', 'partner@localhost'],
  ['an invisible mark', 'part\u200bner@example.org'],
  ['a NUL', 'partner\u0000@example.org'],
  ['dots in a row', 'a..b@example.org'],
])('%s is no address', (_what, address) => {
  expect(addressRefusal(address)).toMatch(/in the form name@example\.org/)
})

test('ten thousand characters are refused at once, as an address and as a name', () => {
  const began = performance.now()
  expect(addressRefusal(`${'a'.repeat(10_000)}@example.org`)).toBe('The e-mail address is too long')
  expect(addressRefusal('a.'.repeat(5_000))).toBe('The e-mail address is too long')
  expect(nameRefusal('x'.repeat(10_000))).toMatch(/longer than 100/)
  expect(performance.now() - began).toBeLessThan(50)
})

test.each(['Dr A. Partner', 'Siân O’Neil', 'Özgür Çelik', '王小明'])('%j is a name', (name) =>
  expect(nameRefusal(name)).toBeNull(),
)

test.each(['Dr\r\nBcc: x', '<b>Dr</b>', 'Dr \u202eerutnI', 'see https://evil.example', 'www.evil.example', '12345'])(
  '%j is no name',
  (name) => expect(nameRefusal(name)).not.toBeNull(),
)
