import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/*
 * Where a check of zod has no words of its own, a person reads "Invalid input" beside a field and does not know what to put right. A
 * union says only that nothing fits: it hides what its parts would have said, so a day that may be left empty is `optionalDay`.
 */

/** The checks that answer "Invalid input", each with the number of the argument that gives its words. */
const WORDS_AT: Record<string, number> = { union: 1, discriminatedUnion: 2, refine: 1, custom: 1 }
/** Shapes that nobody fills in: what figures are handed out as is held against them in tests. */
const NOT_FILLED_IN = ['app/features/figures/interface/interface-shapes.ts']

function checksOf(file: string, text: string): { at: string; name: string; words: boolean; day: boolean }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: ReturnType<typeof checksOf> = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const name = node.expression.name.text
      const words = Object.hasOwn(WORDS_AT, name) ? WORDS_AT[name] : undefined
      const line = source.getLineAndCharacterOfPosition(node.expression.name.getStart()).line + 1
      if (words !== undefined)
        found.push({
          at: `${file}:${line}`,
          name,
          words: node.arguments.length > words,
          day: name === 'union' && /typedDay|realDay|\bday\b/.test(node.arguments[0]?.getText() ?? ''),
        })
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

const checks = globSync('app/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$/.test(file) && !NOT_FILLED_IN.includes(file))
  .flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return text.includes("from 'zod'") ? checksOf(file, text) : []
  })

test('every check that zod would answer with "Invalid input" has words of its own', () => {
  expect(checks.length).toBeGreaterThan(100)
  expect(checks.filter(({ words }) => !words).map(({ at, name }) => `${at} ${name}`)).toEqual([])
})

test('no field hides behind a union what is wrong with its day', () => {
  expect(checks.filter(({ day }) => day).map(({ at }) => at)).toEqual([])
  const [union, refine] = checksOf('a.ts', "z.union([z.literal(''), typedDay()]); z.string().refine(isDay)")
  expect([union?.day, union?.words, refine?.words]).toEqual([true, false, false])
})
