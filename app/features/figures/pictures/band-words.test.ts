import { expect, test } from 'vitest'
import { bandInWords } from './band-words.ts'

test('a band of list sizes is read as numbers of patients, merged ones as one or the other', () => {
  expect(bandInWords('list-size', 'under-5000')).toBe('under 5,000 patients')
  expect(bandInWords('list-size', '5000-7499+7500-9999')).toBe('5,000 to 7,499 or 7,500 to 9,999 patients')
  expect(bandInWords('list-size', '15000-and-more+not-known')).toBe('15,000 and more patients or not known')
  expect(bandInWords('pcn-size', '70000-and-more')).toBe('70,000 and more patients')
})

test('what has no size keeps its name', () => {
  expect(bandInWords('pcn-size', 'in-no-pcn')).toBe('in no network')
  expect(bandInWords('list-size', 'not-known')).toBe('not known')
  expect(bandInWords('clinical-system', 'EMIS Web')).toBe('EMIS Web')
})
