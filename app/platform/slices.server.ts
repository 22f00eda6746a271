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
  { isLeft, slice }: { isLeft: () => boolean; slice: (tx: Db) => NotAPromise<T> },
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted && isLeft()) {
    await inSharedTransaction(db, slice)
    await pause(REST)
  }
}
