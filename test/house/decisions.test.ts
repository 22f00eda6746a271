import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const FOLDER = 'content/decisions'
const files = readdirSync(FOLDER).filter((name) => /^\d/.test(name))

test('decisions are numbered from 1 on, each once, and each file says the number of its name', () => {
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  const said = files.map((name) => Number(/^number: (\d+)$/m.exec(readFileSync(`${FOLDER}/${name}`, 'utf8'))?.[1]))
  expect(said).toEqual(files.map((_, index) => index + 1))
})
