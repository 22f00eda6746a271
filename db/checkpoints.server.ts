import Database from 'better-sqlite3'

/** Bytes of the log that are written into the file at once; a restart after a crash reads as much. */
const LARGE = 16 * 2 ** 20
/** Looks without a new commit after which the log is emptied: what was deleted does not stay in it. */
const QUIET_LOOKS = 15

type Log = { log: number; checkpointed: number }

/**
 * Takes the checkpoints of a database that a server writes to (`serveFrom`), on a connection of its own and off the server's
 * thread: a checkpoint waits for the disk. `look`, called from time to time, writes a large log into the file, and empties the log
 * once nobody has written for a while. It never waits for others: what is not possible now is done at a later look. `true`: it
 * took a checkpoint.
 */
export function openCheckpoints(path: string, large = LARGE): { look: () => boolean; close: () => void } {
  const client = new Database(path, { fileMustExist: true })
  client.pragma('busy_timeout = 0')
  client.pragma('wal_autocheckpoint = 0')
  client.pragma('synchronous = FULL')
  const pageSize = client.pragma('page_size', { simple: true }) as number
  const checkpoint = (kind: 'NOOP' | 'PASSIVE' | 'TRUNCATE') => (client.pragma(`wal_checkpoint(${kind})`) as [Log])[0]
  let last = 0
  let quiet = 0
  return {
    look() {
      const { log, checkpointed } = checkpoint('NOOP')
      quiet = log === last ? quiet + 1 : 0
      last = log
      const empties = log > 0 && quiet >= QUIET_LOOKS
      if (!empties && (log - checkpointed) * pageSize < large) return false
      checkpoint('PASSIVE')
      if (!empties) return true
      // It keeps writers out, so only where nothing is left to copy.
      quiet = 0
      if (checkpoint('NOOP').checkpointed === log) checkpoint('TRUNCATE')
      return true
    },
    close: () => client.close(),
  }
}
