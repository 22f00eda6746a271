import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const textOf = (file: string) => readFileSync(file, 'utf8')
const inFolder = (root: string, kind: RegExp) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => `${root}/${name}`)
    .filter((name) => kind.test(name))

const sheets = inFolder('app', /\.css$/).map((file) => textOf(file).replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, ''))
const classes = new Set(sheets.flatMap((css) => [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!)))
const product = inFolder('app', /\.tsx?$/)
  .filter((file) => !file.includes('.test.'))
  .map(textOf)
const words = new Set(product.flatMap((text) => text.match(/[a-z][\w-]*/gi) ?? []))
/** Beginnings of classes that end in what is shown, such as `tag-${kind}`. The steps of the scale are `s0` to `s7`. */
const written = product.flatMap((text) => [...text.matchAll(/className=\{[^`{}]*`([^`]*)`/g)].map(([, name]) => name!))
const beginnings = [...new Set(written.flatMap((text) => [...text.matchAll(/([a-z][a-z-]*-)\$\{/g)].map(([, begin]) => begin!)))]
const isWorn = (name: string) => words.has(name) || /^s[0-7]$/.test(name) || beginnings.some((begin) => name.startsWith(begin))

test('every class that has a rule is worn by something', () => {
  expect([classes.size > 300, beginnings.length > 5]).toEqual([true, true])
  expect([...classes].filter((name) => !isWorn(name))).toEqual([])
})

test('every custom property that a rule takes is there, also where another stands in for it', () => {
  const there = new Set([...sheets, ...product].flatMap((text) => text.match(/--[\w-]+(?=['"]?\s*:)/g) ?? []))
  const taken = [...sheets, ...product].flatMap((text) => [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name!))
  expect(taken.length).toBeGreaterThan(100)
  expect([...new Set(taken)].filter((name) => !there.has(name))).toEqual([])
})
