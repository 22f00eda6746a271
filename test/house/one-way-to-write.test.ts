import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lettingWrite, serveFrom } from '#db/serving.server.ts'
import { freshDatabase } from '#test/support/database.ts'

/*
 * A server writes in one way, inSharedTransaction, which hands a `tx` to the writing code. This test reads the source: writing
 * code is called with a `tx` wherever a request or a loop begins, and wherever something is awaited. In addition, every request
 * of a test runs on a connection that refuses any other way (test/support/asking.ts).
 */

type Part = { file: string; name: string; exported: boolean; waits: boolean; body: string }

/** The functions and constants at the top level of a file. */
function partsOf(file: string): Part[] {
  return readFileSync(file, 'utf8')
    .split(/^(?=(?:export )?(?:default )?(?:async )?(?:function|const) )/m)
    .flatMap((text) => {
      const [head, exports, waits, name] = /^(export )?(?:default )?(async )?(?:function|const) (\w+)/.exec(text) ?? []
      if (!name) return []
      const body = text.slice(head!.length).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
      return [{ file, name, exported: exports !== undefined, waits: waits !== undefined || /^[^=]*= async /.test(body), body }]
    })
}

const files = globSync(['app/features/**/*.ts', 'app/platform/**/*.ts', 'app/routes/**/*.{ts,tsx}', 'app/server/**/*.ts']).filter(
  (file) => !/\.test\.tsx?$|platform\/(shared-transactions|collected-writes)/.test(file),
)
const parts = [...files, 'app/root.tsx', 'app/commands/loops.ts'].flatMap(partsOf)
const own = new Set(parts.map(({ file, name }) => `${file} ${name}`))

const WRITES_ITSELF =
  /\b(?:db|tx)\s*\.(?:insert|update|delete)\(|\binTransaction\(|['"`]\s*(?:insert into|update \w+ set|delete from) /i
/** Code that needs no `tx`: it writes in shared transactions of its own, a moment later. */
const HANDS_ON = /\b(?:collectedWrites|answerWishes|inSharedTransaction|inSlices|eachInSlices)[<(]/

/** The calls in writing code, each as `name(first argument`. A name refers to its own file, else to another file's export. */
function callsIn({ file, body }: Part, writes: ReadonlySet<Part>): string[] {
  const meant = [...writes].filter((one) => one.file === file || (one.exported && !own.has(`${file} ${one.name}`)))
  if (meant.length === 0) return []
  return body.match(new RegExp(`(?<![.\\w])(?:${meant.map(({ name }) => name).join('|')})\\(\\s*[\\w.]*`, 'g')) ?? []
}

/** Code that writes before it returns: it must be handed a `tx`. Async code writes in shared transactions of its own. */
function whatWrites(): ReadonlySet<Part> {
  const candidates = parts.filter(
    ({ file, waits, body }) => /^app\/(features|platform)/.test(file) && !waits && !HANDS_ON.test(body),
  )
  const writes = new Set(candidates.filter(({ body }) => WRITES_ITSELF.test(body)))
  for (let before = 0; before < writes.size; ) {
    before = writes.size
    for (const part of candidates) if (callsIn(part, writes).length > 0) writes.add(part)
  }
  return writes
}

test('what writes is handed the transaction of inSharedTransaction wherever a request or a loop begins', () => {
  const writes = whatWrites()
  const names = [...writes].map(({ name }) => name)
  for (const known of [
    'recordAdoption',
    'recordEvent',
    'putMail',
    'startSession',
    'publishDraft',
    'expireRecords',
    'openLmcAnswers',
  ])
    expect(names).toContain(known)
  const begins = parts.filter(
    ({ file, waits, body }) => waits || HANDS_ON.test(body) || /^app\/(routes|server|root|commands)/.test(file),
  )
  const elsewhere = begins.flatMap((part) =>
    callsIn(part, writes)
      .filter((call) => !/\(\s*tx$/.test(call))
      .map((call) => `${part.file}, ${part.name}: ${call}`),
  )
  expect(elsewhere).toEqual([])
})

test('a connection of a server refuses every other write, and reads go on', () => {
  const db = freshDatabase()
  db.$client.exec('create table notes (note text)')
  const write = () => db.$client.prepare("insert into notes values ('x')").run()
  const serving = serveFrom(db)
  expect(write).toThrow('readonly')
  expect(db.$client.prepare('select count(*) from notes').pluck().get()).toBe(0)
  lettingWrite(db, write)
  expect(write).toThrow('readonly')
  expect(() => db.$client.exec("insert into notes values ('x')")).toThrow('readonly')
  expect(() => db.$client.pragma('user_version = 7')).toThrow('readonly')
  serving.stop()
  write()
  expect(db.$client.prepare('select count(*) from notes').pluck().get()).toBe(2)
})

test('what was prepared before a server began to serve is refused too, whichever way it is run', () => {
  const db = freshDatabase()
  db.$client.exec('create table notes (note text)')
  const insert = db.$client.prepare("insert into notes values ('x') returning note")
  serveFrom(db)
  for (const way of [() => insert.get(), () => insert.all(), () => [...insert.iterate()]]) expect(way).toThrow('readonly')
  expect(db.$client.prepare('select count(*) from notes').pluck().get()).toBe(0)
})

test('a write switches no pragma: SQLite would compile every statement of the connection anew', () => {
  const db = freshDatabase()
  serveFrom(db)
  const switched: string[] = []
  const { pragma } = db.$client
  db.$client.pragma = (source, options) => {
    switched.push(source)
    return pragma(source, options)
  }
  lettingWrite(db, () => db.$client.exec('create table notes (note text)'))
  expect(switched).toEqual([])
})
