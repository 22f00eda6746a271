import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, inTransaction, openDatabase } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { isBusy, serveFrom } from '#db/serving.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { inSharedTransaction, isDatabaseBusy } from './shared-transactions.server.ts'

function twoOnOneFile(): { db: Db; other: Db } {
  const folder = testFolder()
  const [db, other] = [openDatabase(join(folder, 'one.db')), openDatabase(join(folder, 'one.db'))]
  db.$client.exec('create table notes (note text primary key, parent text references notes (note))')
  onTestFinished(() => {
    for (const one of [db, other]) one.$client.close()
  })
  return { db, other }
}

const write =
  (note: string, parent: string | null = null) =>
  (tx: Db) => {
    tx.$client.prepare('insert into notes values (?, ?)').run(note, parent)
    return note
  }
const notes = (db: Db) => db.$client.prepare('select note from notes order by note').pluck().all()
/** Goes up by one with every transaction of another connection. */
const commits = (db: Db) => db.$client.pragma('data_version', { simple: true }) as number

test('what is asked for in one turn is written in one transaction, and answered when it stands', async () => {
  const { db, other } = twoOnOneFile()
  const before = commits(other)
  const asked = Promise.all(['a', 'b', 'c'].map((note) => inSharedTransaction(db, write(note))))
  expect(notes(other)).toEqual([])
  expect(await asked).toEqual(['a', 'b', 'c'])
  expect(notes(other)).toEqual(['a', 'b', 'c'])
  expect(commits(other)).toBe(before + 1)
})

test('one that fails leaves nothing behind and takes nobody with it', async () => {
  const { db } = twoOnOneFile()
  const asked = [
    inSharedTransaction(db, write('a')),
    inSharedTransaction(db, (tx) => {
      write('b')(tx)
      throw new Error('not this one')
    }),
    inSharedTransaction(db, write('c')),
  ]
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  await expect(asked[1]).rejects.toThrow('not this one')
  expect(notes(db)).toEqual(['a', 'c'])
})

test('where the transaction does not stand in the end, nobody is told that it does', async () => {
  const { db } = twoOnOneFile()
  const asked = [
    inSharedTransaction(db, write('a')),
    inSharedTransaction(db, (tx) => {
      tx.$client.pragma('defer_foreign_keys = on')
      write('b', 'nobody')(tx)
    }),
  ]
  for (const one of asked) await expect(one).rejects.toThrow('FOREIGN KEY constraint failed')
  expect(notes(db)).toEqual([])
  expect(await inSharedTransaction(db, write('d'))).toBe('d')
})

/** A server's connection, and another process that writes and has not ended. */
function besideAWriter(): { db: Db; other: Db } {
  const { db, other } = twoOnOneFile()
  serveFrom(db)
  onTestFinished(() => closeLog(db))
  other.$client.exec('begin immediate')
  return { db, other }
}

test('while another process writes, a write is tried again from the event loop, reads go on, and it stands once that has ended', async () => {
  const { db, other } = besideAWriter()
  const written = inSharedTransaction(db, write('a'))
  const joins = new Promise((resolve) => setTimeout(resolve, 30)).then(() => inSharedTransaction(db, write('b')))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(notes(db)).toEqual([])
  write('theirs')(other)
  other.$client.exec('commit')
  expect(await Promise.all([written, joins])).toEqual(['a', 'b'])
  expect(notes(other)).toEqual(['a', 'b', 'theirs'])
})

test('after its time a write is given up, alone: nothing of it happened, and the more patient wait on', async () => {
  const { db, other } = besideAWriter()
  const patient = inSharedTransaction(db, write('patient'), Number.POSITIVE_INFINITY)
  const refusal = await inSharedTransaction(db, write('hasty'), 50).catch((error: unknown) => error)
  expect(isDatabaseBusy(refusal)).toBe(true)
  other.$client.exec('rollback')
  expect(await patient).toBe('patient')
  expect(notes(db)).toEqual(['patient'])
})

test('a read that another write has overtaken cannot become a write: it is told apart as busy', () => {
  const { db, other } = twoOnOneFile()
  db.$client.exec('begin')
  expect(notes(db)).toEqual([])
  inTransaction(other, write('theirs'))
  let why: unknown
  try {
    write('a')(db)
  } catch (error) {
    why = error
  }
  expect([(why as { code: string }).code, isBusy(why)]).toEqual(['SQLITE_BUSY_SNAPSHOT', true])
  db.$client.exec('rollback')
  expect(isBusy(new Error('SQLITE_BUSY'))).toBe(false)
})

test('work that waits is refused by its type', () => {
  const { db } = twoOnOneFile()
  // @ts-expect-error: better-sqlite3 would let it write outside the transaction.
  const never = () => inSharedTransaction(db, async () => 1)
  expect(never).toBeTypeOf('function')
})
