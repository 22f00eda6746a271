import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, openDatabase } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { inSharedTransaction } from './shared-transactions.server.ts'

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

test('work that waits is refused by its type', () => {
  const { db } = twoOnOneFile()
  // @ts-expect-error: better-sqlite3 would let it write outside the transaction.
  const never = () => inSharedTransaction(db, async () => 1)
  expect(never).toBeTypeOf('function')
})
