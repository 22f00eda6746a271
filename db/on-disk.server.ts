import { type FileHandle, open } from 'node:fs/promises'
import type { Db } from './client.server.ts'
import { besideConnection } from './serving.server.ts'

type Syncing = { log: Promise<FileHandle> | undefined; running: Promise<void> | undefined; next: Promise<void> | undefined }
const syncingOf = (db: Db) =>
  besideConnection<Syncing>(db, 'syncing', () => ({ log: undefined, running: undefined, next: undefined }))

/**
 * Resolves once everything committed so far on this connection is on disk: a Node thread synchronises the log, so that nobody
 * else waits for the disk. Callers meanwhile share the next one. For a server's connection (`serveFrom`): on any other a commit
 * waits by itself. Rejects where the disk fails; the commits may then be kept or lost.
 */
export function onDisk(db: Db): Promise<void> {
  if (db.$client.memory) return Promise.resolve()
  const state = syncingOf(db)
  if (!state.running) return begin(db, state)
  state.next ??= state.running.then(
    () => begin(db, state),
    () => begin(db, state),
  )
  return state.next
}

function begin(db: Db, state: Syncing): Promise<void> {
  state.next = undefined
  const running = synchronise(db, state).finally(() => {
    if (state.running === running) state.running = undefined
  })
  state.running = running
  return running
}

async function synchronise(db: Db, state: Syncing): Promise<void> {
  // The log stays the same file while a connection is open: SQLite removes it with the last one.
  state.log ??= open(`${db.$client.name}-wal`, 'r+')
  const log = await state.log
  await log.datasync()
}

/** Closes the log. Call it when the connection is closed. */
export async function closeLog(db: Db): Promise<void> {
  const state = syncingOf(db)
  const log = await state.log
  state.log = undefined
  await log?.close()
}
