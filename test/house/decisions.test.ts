import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = 'content/decisions'
const files = readdirSync(FOLDER).filter((name) => /^\d/.test(name))

test('decisions are numbered from 1 on, each once, and each file says the number of its name', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  const said = files.map((name) => Number(/^number: (\d+)$/m.exec(readFileSync(`${FOLDER}/${name}`, 'utf8'))?.[1]))
  expect(said).toEqual(files.map((_, index) => index + 1))
})

/** The numbers of the decisions that a line of the front matter names: "in decision 11 …, and in decisions 53 and 54 …". */
const named = (line: string): number[] =>
  [...line.matchAll(/\bdecisions? (\d+(?:(?:, | and )\d+)*)/g)].flatMap(([, numbers]) => numbers!.split(/, | and /).map(Number))

test('where a decision supersedes another, or a part of it, both say so', () => {
  const told = files.map((name) => {
    const text = readFileSync(`${FOLDER}/${name}`, 'utf8')
    const line = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1] ?? ''
    // Several may supersede one together: "decision 6, with decisions 14 and 23".
    const supersedes = named(line('supersedes').replace(/, with decisions? .*$/, ''))
    return { number: Number(name.slice(0, 4)), supersedes, supersededBy: named(line('status')) }
  })
  const pairs = told.flatMap(({ number, supersedes }) => supersedes.map((earlier) => `${earlier} by ${number}`))
  const answered = told.flatMap(({ number, supersededBy }) => supersededBy.map((later) => `${number} by ${later}`))
  expect(pairs.length).toBeGreaterThan(30)
  expect(answered.sort()).toEqual(pairs.sort())
})
