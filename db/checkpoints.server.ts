import Database from 'better-sqlite3'

/** Bytes of the log that are written into the file at once; a restart after a crash reads as much. */
const LARGE = 16 * 2 ** 20
/** Looks without a new commit after which the log is emptied: what was deleted does not stay in it. */
const QUIET_LOOKS = 15
/** How the process ends that takes a checkpoint, where nothing was possible now. */
export const NOT_POSSIBLE = 3

type Log = { log: number; checkpointed: number }
const checkpoint = (client: Database.Database, kind: 'NOOP' | 'PASSIVE' | 'TRUNCATE') =>
  (client.pragma(`wal_checkpoint(${kind})`) as [Log])[0]

/** What is due for the log: that it is written into the file, or that it is emptied too. */
export type DueForLog = 'write' | 'empty' | null

/**
 * Looks at the log of a database from time to time: a large one is due to be written into the file, and one that nobody has written to
 * for a while to be emptied. A look asks SQLite for two numbers: it writes nothing and waits for nobody. On a connection of its own,
 * because SQLite counts even that among what writes, and a server's connection refuses it.
 */
export function watchLog(path: string, large = LARGE): { look: () => DueForLog; close: () => void } {
  const client = new Database(path, { fileMustExist: true })
  client.pragma('busy_timeout = 0')
  client.pragma('wal_autocheckpoint = 0')
  const pageSize = client.pragma('page_size', { simple: true }) as number
  let last = 0
  let quiet = 0
  return {
    look() {
      const { log, checkpointed } = checkpoint(client, 'NOOP')
      quiet = log === last ? quiet + 1 : 0
      last = log
      if (log > 0 && quiet >= QUIET_LOOKS) {
        quiet = 0
        return 'empty'
      }
      return (log - checkpointed) * pageSize < large ? null : 'write'
    },
    close: () => client.close(),
  }
}

/**
 * Writes the log of a database into its file, on a connection of its own: it waits for the disk. `empty`: then empties the log, where
 * nothing is left to write. It never waits for others: what is not possible now is due again at a later look. False: nothing was possible.
 */
export function takeCheckpoint(path: string, empty: boolean): boolean {
  const client = new Database(path, { fileMustExist: true })
  try {
    client.pragma('busy_timeout = 0')
    client.pragma('synchronous = FULL')
    const before = checkpoint(client, 'NOOP').checkpointed
    const { log, checkpointed } = checkpoint(client, 'PASSIVE')
    if (!empty) return checkpointed > before
    // It keeps writers out, so only where nothing is left to copy.
    return checkpoint(client, 'NOOP').checkpointed === log && checkpoint(client, 'TRUNCATE').log === 0
  } finally {
    client.close()
  }
}
