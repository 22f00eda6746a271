import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/*
 * Who acts is the person who asks, or 'concert'. A name that is read from a row is that of somebody who did something earlier: a loop that
 * goes on with it writes 'concert', and the name into the detail.
 */
const FROM_A_ROW = /\{ personId: [\w.]+By!? \}|\bactor: \w+\.\w+By\b/

/** Lines that make an actor of what a row says. */
const actorsFromRows = (files: readonly string[], read = (file: string) => readFileSync(file, 'utf8')) =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, i) => (FROM_A_ROW.test(line) ? `${file}:${i + 1}` : [])),
  )

test('nobody is made the actor of an event because a row names them', () => {
  const files = globSync('app/{features,platform,commands}/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(400)
  expect(actorsFromRows(files)).toEqual([])
})

test('and the search finds one', () => {
  for (const line of [
    'openRequest(tx, request, { personId: request.readBy! }, now)',
    "recordEvent(tx, { at: now, actor: row.askedBy, action: 'x' })",
  ])
    expect([line, actorsFromRows(['a'], () => line)]).toEqual([line, ['a:1']])
  for (const line of ['{ at: now, actor: by.personId }', "{ at: now, actor: 'concert', detail: { readBy: request.readBy } }"])
    expect([line, actorsFromRows(['a'], () => line)]).toEqual([line, []])
})
