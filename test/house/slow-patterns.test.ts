import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cited, rowList } from '#app/features/disputes/desk/lines-rules.ts'
import { inOneLine } from '#app/features/practice-desk/letter-texts/letter-parts-rules.ts'

/*
 * A pattern that begins with a run of spaces and wants something behind it tries again at every space: of 100,000 of them, as long as a
 * field may be, that is five thousand million steps on the server's thread.
 */

const BEGINS_WITH_A_RUN = /\/(?:\(\?:|\()?(?:\\s|\[\^\\S\\n\]| )[*+][^/\n]+\/[gimsuy]*[.,;) ]/g

test('no pattern begins with a run of spaces that something has to follow', () => {
  const files = globSync(['app/**/*.{ts,tsx}', 'db/**/*.ts']).filter((file) => !/\.test\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(500)
  const found = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
    return (code.match(BEGINS_WITH_A_RUN) ?? []).map((pattern) => `${file}: ${pattern}`)
  })
  expect(found).toEqual([])
  // The test can fail.
  expect('text.replace(/\\s*\\|$/, "")'.match(BEGINS_WITH_A_RUN)).not.toBeNull()
})

test('the longest field of spaces is read at once', () => {
  const spaces = ' '.repeat(100_000)
  expect(cited(`A${spaces}B`, 1)).toMatchObject({ sources: ['1'] })
  expect(cited(`A${'Sources differ: '.repeat(6_000)}\nB [1]`, 1)).toMatchObject({ sources: ['1'] })
  const list = rowList({ one: 'row', columns: [], cited: true })
  expect(list.toLine({ conflict: `A${spaces}B` })).toContain('A')
  expect(inOneLine(`A${spaces}B\n\n C`)).toBe(`A${spaces}B; C`)
})
