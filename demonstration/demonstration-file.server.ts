import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { type DemonstrationMade, type DemonstrationWishes, makeDemonstration } from './demonstrations.server.ts'

export type FileOutcome = { ok: true; made: DemonstrationMade } | { ok: false; reason: 'exists' | 'in-use' }

/**
 * Makes the demonstration's database file: in a file beside it, renamed once complete and on disk, so that a crash leaves the old
 * one or none. An existing file is left alone unless `again`; one held open by a server is never replaced.
 */
export async function makeDemonstrationFile(
  path: string,
  wishes: DemonstrationWishes & { again: boolean },
  now: Instant,
): Promise<FileOutcome> {
  if (existsSync(path) && !wishes.again) return { ok: false, reason: 'exists' }
  if (existsSync(path) && !isFree(path)) return { ok: false, reason: 'in-use' }
  mkdirSync(dirname(path), { recursive: true })
  removeLeftovers(path)
  const making = `${path}.making-${process.pid}`
  const db = openDatabase(making)
  try {
    // Nobody else opens this file and it counts only once complete: no journal on disk, no waiting for the disk before the end.
    db.$client.pragma('journal_mode = MEMORY')
    db.$client.pragma('synchronous = OFF')
    const made = await makeDemonstration(db, wishes, now)
    db.$client.pragma('journal_mode = WAL')
    db.$client.pragma('wal_checkpoint(TRUNCATE)')
    db.$client.close()
    onDisk(making)
    if (existsSync(path) && !isFree(path)) return { ok: false, reason: 'in-use' }
    removeFile(`${path}-wal`, `${path}-shm`)
    renameSync(making, path)
    onDisk(dirname(path))
    return { ok: true, made }
  } finally {
    db.$client.close()
    removeFile(making, `${making}-wal`, `${making}-shm`, `${making}-journal`)
  }
}

function removeFile(...files: string[]): void {
  for (const file of files) rmSync(file, { force: true })
}

/**
 * True when no process has the database open: only then can it leave write-ahead logging, which also merges its log. A file that
 * is not a database is free.
 */
function isFree(path: string): boolean {
  const client = new Database(path, { timeout: 200 })
  try {
    client.pragma('journal_mode = DELETE')
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'SQLITE_NOTADB'
  } finally {
    client.close()
  }
}

/** Removes the remains of killed runs. */
function removeLeftovers(path: string): void {
  const start = `${basename(path)}.making-`
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(start)) continue
    if (!isRunning(Number.parseInt(name.slice(start.length), 10))) removeFile(`${dirname(path)}/${name}`)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

function onDisk(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
