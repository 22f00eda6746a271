import { expect, test } from 'vitest'
import { addressRefusal, nameRefusal } from './address-rules.ts'

test('ten thousand characters are refused, as an address and as a name', () => {
  expect(addressRefusal(`${'a'.repeat(10_000)}@example.org`)).not.toBeNull()
  expect(addressRefusal('a.'.repeat(5_000))).not.toBeNull()
  expect(nameRefusal('x'.repeat(10_000))).toMatch(/longer than 100/)
})

test('two hundred letters are refused; a hundred are a name, in Welsh, with an apostrophe, however its accents are written', () => {
  const welsh = 'Llŷr Gwŷdd-Meirion O’Siân '
  const long = welsh.repeat(8)
  expect(nameRefusal(long.slice(0, 200).trim())).toMatch(/longer than 100/)
  expect(nameRefusal(long.slice(0, 100).trim())).toBeNull()
  expect(nameRefusal('ŵ'.normalize('NFD').repeat(100))).toBeNull()
  expect(nameRefusal('ŵ'.normalize('NFD').repeat(101))).toMatch(/longer than 100/)
})

test.each(['Dr A. Partner', 'Siân O’Neil', 'Özgür Çelik', '王小明'])('%j is a name', (name) =>
  expect(nameRefusal(name)).toBeNull(),
)

test.each(['Dr\r\nBcc: x', '<b>Dr</b>', 'Dr \u202eerutnI', 'see https://evil.example', 'www.evil.example', '12345'])(
  '%j is no name',
  (name) => expect(nameRefusal(name)).not.toBeNull(),
)
