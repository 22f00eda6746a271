import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Db, openDatabase } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { serveFrom } from '#db/serving.server.ts'
import { testFolder } from '#test/support/test-folder.ts'
import { collectedWrites, writeCollected } from './collected-writes.server.ts'

const points = collectedWrites<number>('points of a test', (tx, key, value) => {
  tx.$client
    .prepare('insert into points values (?, ?) on conflict (key) do update set points = points.points + excluded.points')
    .run(key, value)
})
const stored = (db: Db) => db.$client.prepare('select key, points from points order by key').raw().all()

function database({ serves }: { serves: boolean }): { db: Db; other: Db } {
  const folder = testFolder()
  const [db, other] = [openDatabase(join(folder, 'one.db')), openDatabase(join(folder, 'one.db'))]
  db.$client.exec('create table points (key text primary key, points integer check (points < 100))')
  if (serves) serveFrom(db)
  onTestFinished(async () => {
    await closeLog(db)
    for (const one of [db, other]) one.$client.close()
  })
  return { db, other }
}

test('what a command notes is written at once', () => {
  const { db } = database({ serves: false })
  points.put(db, 'a', 1)
  expect([stored(db), points.waiting(db, 'a')]).toEqual([[['a', 1]], undefined])
})

test('what a server notes can be asked for at once, the last of each key, and is written together when asked to', async () => {
  const { db, other } = database({ serves: true })
  for (const value of [1, 2]) points.put(db, 'a', value)
  points.put(db, 'b', 5)
  expect([stored(db), points.waiting(db, 'a'), points.waiting(db, 'b')]).toEqual([[], 2, 5])
  await writeCollected(db)
  expect(stored(other)).toEqual([
    ['a', 2],
    ['b', 5],
  ])
  expect(points.waiting(db, 'a')).toBeUndefined()
})

test('while another process writes, noting never waits or fails; then each value is written once, however often it was tried', async () => {
  const { db, other } = database({ serves: true })
  other.$client.exec('begin immediate')
  points.put(db, 'a', 1)
  const flushes = [writeCollected(db), writeCollected(db)]
  await new Promise((resolve) => setTimeout(resolve, 40))
  points.put(db, 'b', 1)
  flushes.push(writeCollected(db))
  expect([points.waiting(db, 'a'), points.waiting(db, 'b')]).toEqual([1, 1])
  other.$client.exec('commit')
  await Promise.all(flushes)
  await writeCollected(db)
  expect(stored(other)).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})

test('what could not be written stays noted', async () => {
  const { db } = database({ serves: true })
  points.put(db, 'a', 1)
  points.put(db, 'too many', 100)
  await expect(writeCollected(db)).rejects.toThrow('CHECK')
  expect([stored(db), points.waiting(db, 'a')]).toEqual([[], 1])
  points.put(db, 'too many', 3)
  await writeCollected(db)
  expect(stored(db)).toEqual([
    ['a', 1],
    ['too many', 3],
  ])
})
