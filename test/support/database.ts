import { onTestFinished, TestRunner } from 'vitest'
import { type Db, openDatabase, openImage } from '#db/client.server.ts'

let image: Buffer | undefined

/** A fresh, empty database with the current shape: made once a process, then copied. Closed with the test that asked for it. */
export function freshDatabase(): Db {
  image ??= openDatabase(':memory:').$client.serialize()
  return copyOfImage(image)
}

/**
 * A database from the bytes of another one. Asked for within a test it is closed when that ends: its memory is SQLite's, of which nobody
 * tells the garbage collector, so that a run of all tests held ten gigabytes.
 */
export function copyOfImage(bytes: Buffer): Db {
  const db = openImage(bytes)
  if (TestRunner.getCurrentTest()) onTestFinished(() => void db.$client.close())
  return db
}
