import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { moved } from './moved-names.ts'

const files = ['app', 'demonstration', 'test/support', 'test/catalogue'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => (/\.tsx?$/.test(name) ? `${root}/${name}` : [])),
)

test('every name that is taken of Remix has its place in React Router (decision 74)', () => {
  const texts = files.map((file) => [file, moved(readFileSync(file, 'utf8'))] as const)
  expect(texts.filter(([, text]) => /\bfrom '@remix-run/.test(text)).map(([file]) => file)).toEqual([])
})

test('a name that is handed on moves like one that is used', () => {
  expect(moved("export { Form } from '@remix-run/react'")).toBe("export { Form } from 'react-router'")
  expect(moved("import { data, RemixServer } from '@remix-run/react'")).toBe(
    "import { data, ServerRouter as RemixServer } from 'react-router'",
  )
})
