import { expect, test } from 'vitest'
import { remindNext } from '#app/features/disputes/survey-reminders/remind-of-surveys.server.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { accessWorld, copyOf, KNOCKERS, parametersOf, pathTo } from '#test/support/access-world.ts'
import { allRoutes, ask, NOW } from '#test/support/asking.ts'
import { oneTurnOfLoops } from '#test/support/one-turn-of-loops.ts'

/*
 * To compile a query costs more than to ask it, and a query that is not `prepared` is not among those whose plan is looked at
 * (queries.test.ts). What writes may be built as it is needed: a form is sent once where a page is read a hundred times.
 */

/** What is compiled on a connection from now on. */
function compiledOn(db: Db): string[] {
  const prepare = db.$client.prepare.bind(db.$client)
  const compiled: string[] = []
  db.$client.prepare = ((sql: string) => {
    compiled.push(sql.replace(/\s+/g, ' '))
    return prepare(sql)
  }) as typeof prepare
  return compiled
}
const READS = /^ ?(select|with)\b/i

test('a page that is opened again compiles no query: those a loader asks are `prepared`', async () => {
  const world = await accessWorld()
  const db = copyOf(world)
  const compiled = compiledOn(db)
  const found = new Map<string, string>()
  for (const { address } of allRoutes)
    for (const who of KNOCKERS) {
      const question = { path: pathTo(address, parametersOf(world)), cookie: world.cookies[who] }
      if ((await ask(db, question)).status !== 200) continue
      compiled.length = 0
      await ask(db, question)
      for (const sql of compiled) found.set(sql, address)
    }
  expect([...found]).toEqual([])
}, 120_000)

test('nor does a loop at its second turn', async () => {
  const db = copyOf(await accessWorld())
  const compiled = compiledOn(db)
  const before = new Set<string>()
  for (const turn of ['first', 'second']) {
    if (turn === 'second') for (const sql of compiled.splice(0)) before.add(sql)
    await oneTurnOfLoops(db, NOW)
  }
  expect(before.size).toBeGreaterThan(30)
  expect(compiled.filter((sql) => READS.test(sql) && before.has(sql))).toEqual([])
}, 60_000)

test('nor the second mail of a loop', async () => {
  const db = copyOf(await accessWorld())
  const compiled = compiledOn(db)
  expect(remindNext(db, 'https://concert.example', instantOf('2026-06-26', '09:00'))).toBe(3)
  const reads = compiled.filter((sql) => READS.test(sql))
  expect(reads.length).toBeGreaterThan(3)
  expect(reads.filter((sql, i) => reads.indexOf(sql) < i)).toEqual([])
})
