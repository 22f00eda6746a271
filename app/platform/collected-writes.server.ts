import { type Db, inTransaction } from '#db/client.server.ts'
import { besideConnection, isServing } from '#db/serving.server.ts'
import { inSharedTransaction } from './shared-transactions.server.ts'

/** How long collected writes wait for others, in milliseconds. */
const COLLECTED_FOR = 1000

export type CollectedWrites<Value> = {
  /** Notes a value to write under a key, replacing an earlier one. Never waits and never fails. */
  put: (db: Db, key: string, value: Value) => void
  /** The noted value of a key that is not written yet. Readers of the table must ask here too. */
  waiting: (db: Db, key: string) => Value | undefined
}

type Collection<Value> = { values: Map<string, Value>; flushing: Promise<void> | undefined; timed: boolean }

type Flushes = Map<string, () => Promise<void>>
/** The flush functions of a connection, by name. */
const flushesOf = (db: Db) => besideConnection<Flushes>(db, 'collected writes', () => new Map())

/**
 * Small writes caused by reading (last seen, points of a limit): on a server's connection they are collected and written together
 * when the database is free, a second later or as soon as possible; a page never waits for them. A crash loses those not written
 * yet. On any other connection they are written at once. `name`: one for each kind. `write` is called in a transaction.
 */
export function collectedWrites<Value>(name: string, write: (tx: Db, key: string, value: Value) => void): CollectedWrites<Value> {
  const collectionOf = (db: Db) =>
    besideConnection<Collection<Value>>(db, `collected ${name}`, () => {
      const made: Collection<Value> = { values: new Map(), flushing: undefined, timed: false }
      flushesOf(db).set(name, () => flush(db, made))
      return made
    })

  /** Once at a time: while the database is busy, what is collected meanwhile goes with those that wait. */
  function flush(db: Db, collection: Collection<Value>): Promise<void> {
    if (collection.values.size === 0 || !db.$client.open) return Promise.resolve()
    collection.flushing ??= writeAll(db, collection).finally(() => {
      collection.flushing = undefined
    })
    return collection.flushing
  }

  async function writeAll(db: Db, { values }: Collection<Value>): Promise<void> {
    let taken: [string, Value][] = []
    const all = (tx: Db) => {
      // From here on they are in the table: a reader who asked for both would count them twice.
      taken = [...values]
      values.clear()
      for (const [key, value] of taken) write(tx, key, value)
    }
    try {
      await inSharedTransaction(db, all, Number.POSITIVE_INFINITY)
    } catch (error) {
      for (const [key, value] of taken) if (!values.has(key)) values.set(key, value)
      throw error
    }
  }

  return {
    put(db, key, value) {
      if (!isServing(db)) return inTransaction(db, (tx) => write(tx, key, value))
      const collection = collectionOf(db)
      collection.values.set(key, value)
      if (collection.timed) return
      collection.timed = true
      const begin = () => {
        collection.timed = false
        // A failed write (a full disk) stays collected until the next value comes.
        flush(db, collection).catch(() => undefined)
      }
      setTimeout(begin, COLLECTED_FOR).unref()
    },
    waiting: (db, key) => collectionOf(db).values.get(key),
  }
}

/** Writes everything a connection has collected: before a server stops. */
export async function writeCollected(db: Db): Promise<void> {
  await Promise.all([...flushesOf(db).values()].map((flush) => flush()))
}
