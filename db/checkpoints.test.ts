import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { takeCheckpoint, watchLog } from './checkpoints.server.ts'
import { type Db, openDatabase } from './client.server.ts'
import { closeLog } from './on-disk.server.ts'
import { serveFrom } from './serving.server.ts'

const MB = 2 ** 20

function served() {
  const path = join(testFolder(), 'one.db')
  const db = openDatabase(path)
  db.$client.exec('create table notes (note text)')
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  serveFrom(db)
  const watched = watchLog(path, MB)
  /** A look, and what is due: what it was. */
  const look = () => {
    const what = watched.look()
    if (what) takeCheckpoint(path, what === 'empty')
    return what
  }
  onTestFinished(async () => {
    watched.close()
    await closeLog(db)
    db.$client.close()
  })
  const size = (file: string) => statSync(file).size
  return { db, path, look, log: () => size(`${path}-wal`), file: () => size(path) }
}

const write = (db: Db, bytes: number) =>
  inSharedTransaction(db, (tx) => void tx.$client.prepare('insert into notes values (?)').run('x'.repeat(bytes)))

test('a server never takes a checkpoint itself; beside it one is taken when the log is large, and the log is used again', async () => {
  const { db, look, log, file } = served()
  const empty = file()
  await write(db, MB / 2)
  expect(look()).toBeNull()
  await write(db, 2 * MB)
  expect(file()).toBe(empty)
  expect(look()).toBe('write')
  expect(file()).toBeGreaterThan(2 * MB)
  const large = log()
  await write(db, MB / 2)
  expect(log()).toBe(large)
})

test('a log that nobody writes to for a while is emptied: nothing deleted stays in it', async () => {
  const { db, look, log } = served()
  await write(db, 1000)
  const looks = Array.from({ length: 20 }, look)
  expect([looks.filter(Boolean), log()]).toEqual([['empty'], 0])
  await write(db, 1000)
  expect(db.$client.prepare('select count(*) from notes').pluck().get()).toBe(2)
})

test('a look waits for nobody: while another process writes it does what can be done', async () => {
  const { db, path, look, log, file } = served()
  await write(db, 2 * MB)
  const other = openDatabase(path)
  onTestFinished(() => void other.$client.close())
  other.$client.exec("begin immediate; insert into notes values ('theirs')")
  for (let i = 0; i < 20; i++) look()
  expect(file()).toBeGreaterThan(2 * MB)
  expect(log()).toBeGreaterThan(0)
  other.$client.exec('commit')
  expect(db.$client.prepare('select count(*) from notes').pluck().get()).toBe(2)
})
