import { expect, test } from 'vitest'
import { withCapital } from './with-capital.ts'

test('a sentence begins with a capital, and the rest stays as it is', () => {
  expect(['practice partner', 'LMC officer', 'éclair', '12 practices', ''].map(withCapital)).toEqual([
    ...['Practice partner', 'LMC officer', 'Éclair', '12 practices', ''],
  ])
})
