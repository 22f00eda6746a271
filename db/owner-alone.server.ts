import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'

const OTHERS = 0o077

/**
 * Makes sure that nobody but its owner reads a database's file, its key, and the files SQLite lays beside it, which take over its mode. A new
 * file is made so; an old one that others may read is changed, where this process may. It holds who takes what.
 */
export function forOwnerAlone(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}.key`]) {
    if (!existsSync(file)) continue
    const { mode } = statSync(file)
    if ((mode & OTHERS) === 0) continue
    try {
      chmodSync(file, mode & ~OTHERS & 0o777)
    } catch (error) {
      // The file of another user, which this one may open: that user decides.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    }
  }
}
