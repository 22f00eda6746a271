import { setTimeout as pause } from 'node:timers/promises'
import type { Db, NotAPromise } from '#db/client.server.ts'
import { inSharedTransaction } from './shared-transactions.server.ts'

/** How long a long work rests after each of its slices, in milliseconds: pages of several turns go on meanwhile. */
const REST = 5

/**
 * Does a long work slice by slice, each in a transaction of its own, while `isLeft`: the event loop turns and rests in between, so that a
 * page waits for one slice at most. A slice should take a few milliseconds, for a slow or busy machine takes ten times as long. A stop ends it
 * after the slice in hand.
 */
export async function inSlices<T>(
  db: Db,
  { isLeft, slice, onDisk }: { isLeft: () => boolean; slice: (tx: Db) => NotAPromise<T>; onDisk?: () => void },
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted && isLeft()) {
    await inSharedTransaction(db, slice)
    onDisk?.()
    await pause(REST)
  }
}

/**
 * The same for each of these, `size` in a slice. How far it came is counted once a slice is on disk: one whose transaction begins anew does
 * the same ones again.
 */
export function eachInSlices<T>(
  db: Db,
  { of, size, work }: { of: readonly T[]; size: number; work: (tx: Db, some: readonly T[]) => void },
  stopping: AbortSignal,
): Promise<void> {
  let done = 0
  const isLeft = () => done < of.length
  return inSlices(db, { isLeft, slice: (tx) => work(tx, of.slice(done, done + size)), onDisk: () => (done += size) }, stopping)
}
