import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { smallEngland } from '#test/support/england.ts'
import { inSlices } from './slices.server.ts'

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
