import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/* Libraries that few requests need are loaded by the first of these, not by every start: together they would hold some 60 MB. */

const WHEN_NEEDED = [
  '@myriaddreamin/typst-ts-node-compiler',
  '@resvg/resvg-js',
  '@simplewebauthn/server',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'docx',
  'nodemailer',
  'postal-mime',
  'qrcode',
  'read-excel-file',
]

const sources = globSync('{app,db,demonstration}/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
/** `import` at the top of a file, but for types alone, which are gone once it runs. */
const loadedAtStart = (text: string) =>
  [...text.matchAll(/^(?:import|export)(?! type)[^'(]*? from '([^']+)'/gm)].map(([, name]) => name!)

test('no file loads a library at its start that only some requests need', () => {
  expect(sources.length).toBeGreaterThan(900)
  const found = sources.flatMap((file) =>
    loadedAtStart(readFileSync(file, 'utf8'))
      .filter((name) => WHEN_NEEDED.some((library) => name === library || name.startsWith(`${library}/`)))
      .map((name) => `${file}: ${name}`),
  )
  expect(found).toEqual([])
})

test('each of them is still loaded somewhere', () => {
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(WHEN_NEEDED.filter((library) => !text.includes(`import('${library}`))).toEqual([])
})
