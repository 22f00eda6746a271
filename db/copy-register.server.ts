import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Copies a register into one new file as it stands at one moment, while people go on writing: readable by its owner alone, checked
 * by reading all of it, and on disk under its name only once it is whole. It leaves out what was deleted. Throws where the disk is full
 * or the copy is not whole; then no file is left.
 */
export function copyRegister(from: string, to: string): void {
  const part = `${to}.part`
  try {
    rmSync(part, { force: true })
    // SQLite fills an empty file, and keeps its mode.
    closeSync(openSync(part, 'wx', 0o600))
    const source = new Database(from, { readonly: true, fileMustExist: true })
    try {
      source.prepare('vacuum into ?').run(part)
    } finally {
      source.close()
    }
    const copy = new Database(part, { readonly: true, fileMustExist: true })
    try {
      const found = copy.pragma('integrity_check(1)', { simple: true })
      if (found !== 'ok') throw new Error(`The copy is not whole: ${found}.`)
    } finally {
      copy.close()
    }
    onDisk(part)
    renameSync(part, to)
    onDisk(dirname(to))
  } catch (error) {
    for (const file of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(file, { force: true })
    throw error
  }
}

/** Makes sure that a file, or the names in a folder, survive a loss of power. */
export function onDisk(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
