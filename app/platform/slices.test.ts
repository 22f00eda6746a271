import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { smallEngland } from '#test/support/england.ts'
import { eachInSlices, inSlices } from './slices.server.ts'

/** Four slices, and what came in which order beside a page that takes three turns of the event loop. */
async function besideAPage(stopAfter = Number.POSITIVE_INFINITY) {
  const db = smallEngland()
  const came: string[] = []
  const stopping = new AbortController()
  let left = 4
  const slice = (tx: typeof db) => {
    expect(tx.$client.inTransaction).toBe(true)
    came.push('slice')
    if (5 - left-- === stopAfter) stopping.abort()
    if (came.length === 1) void page()
  }
  const page = async () => {
    for (let turn = 0; turn < 3; turn++) await nextTurn()
    came.push('page')
  }
  await inSlices(db, { isLeft: () => left > 0, slice }, stopping.signal)
  return came
}

test('a page that comes during a slice is answered before the next, though it takes several turns of the event loop', async () => {
  expect(await besideAPage()).toEqual(['slice', 'page', 'slice', 'slice', 'slice'])
})

test('a stop ends the work after the slice in hand', async () => {
  expect((await besideAPage(2)).filter((what) => what === 'slice')).toHaveLength(2)
})

test('a slice that fails ends the work, and is told to whoever began it', async () => {
  const db = smallEngland()
  let slices = 0
  const slice = () => {
    slices++
    throw new Error('no room')
  }
  await expect(inSlices(db, { isLeft: () => true, slice }, new AbortController().signal)).rejects.toThrow('no room')
  expect(slices).toBe(1)
})

test('a slice whose transaction is undone after its work, and begun anew, does the same ones again', async () => {
  const db = smallEngland()
  const came: string[] = []
  const work = (tx: typeof db, some: readonly string[]) => {
    came.push(some.join(''))
    if (came.length > 1) return
    // Another process holds the database at the moment this is to be written.
    tx.$client.exec('rollback')
    throw new Database.SqliteError('database is locked', 'SQLITE_BUSY')
  }
  await eachInSlices(db, { of: ['a', 'b', 'c', 'd', 'e'], size: 2, work }, new AbortController().signal)
  expect(came).toEqual(['ab', 'ab', 'cd', 'e'])
})
