import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { beginServing } from './begin-serving.ts'

const MB = 2 ** 20

/** A server's connection with so many bytes in its log. */
async function serving(bytes: number, program?: string) {
  const path = join(testFolder(), 'one.db')
  const db = openDatabase(path)
  db.$client.exec('create table notes (note text)')
  const { checkpoint, end } = beginServing(db, program)
  let ended = false
  onTestFinished(() => (ended ? undefined : end()))
  await inSharedTransaction(db, (tx) => void tx.$client.prepare('insert into notes values (?)').run('x'.repeat(bytes)))
  const close = () => {
    ended = true
    return end()
  }
  return { db, path, checkpoint, close, size: () => statSync(path).size }
}

test('a large log is written into the file by a process beside the server; a small one begins none', async () => {
  const small = await serving(MB)
  const before = small.size()
  await small.checkpoint()
  expect(small.size()).toBe(before)
  const large = await serving(17 * MB)
  await large.checkpoint()
  expect(large.size()).toBeGreaterThan(17 * MB)
  await large.checkpoint()
})

test('one that fails says why, and so does each look after it without beginning another at once', async () => {
  const program = join(testFolder(), 'full.js')
  writeFileSync(program, "console.error('database or disk is full'); process.exitCode = 1")
  const { checkpoint } = await serving(17 * MB, program)
  const found = await checkpoint().catch((error: unknown) => error)
  expect((found as Error).message).toBe('The log could not be written into the file: database or disk is full')
  for (let look = 0; look < 15; look++) await expect(checkpoint()).rejects.toBe(found)
  await expect(checkpoint()).rejects.not.toBe(found)
})

test('somebody who reads for long keeps the log from being written: it is no fault, and tried again later', async () => {
  const { path, checkpoint, db, size } = await serving(17 * MB)
  const reader = openDatabase(path)
  onTestFinished(() => void reader.$client.close())
  await checkpoint()
  reader.$client.exec('begin')
  reader.$client.prepare('select count(*) from notes').get()
  await inSharedTransaction(db, (tx) => void tx.$client.prepare('insert into notes values (?)').run('y'.repeat(17 * MB)))
  await checkpoint()
  reader.$client.exec('commit')
  const written = size()
  await checkpoint()
  expect(size()).toBe(written)
  for (let look = 0; look < 15; look++) await checkpoint()
  expect(size()).toBeGreaterThan(34 * MB)
})

test('a stop ends it without a fault, and what was written is found again', async () => {
  const { path, checkpoint, close } = await serving(17 * MB)
  const stopping = new AbortController()
  const running = checkpoint(stopping.signal)
  stopping.abort()
  await running
  await close()
  const again = openDatabase(path)
  expect(again.$client.prepare('select length(note) from notes').pluck().get()).toBe(17 * MB)
  again.$client.close()
})
