import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What test files share with each other in the run's folder. */
export const SHARED = 'shared'

/**
 * Before all unit tests: one temporary folder for this run and its child processes, in place of the system's. It is removed
 * afterwards, and anything a test left in it fails the run by name.
 */
export default function ownTemporaryFolder(): () => void {
  const before = process.env.TMPDIR
  const folder = mkdtempSync(join(tmpdir(), 'concert-run-'))
  process.env.TMPDIR = folder
  return () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    const left = readdirSync(folder).filter((name) => name !== SHARED)
    rmSync(folder, { recursive: true, force: true })
    if (left.length > 0) throw new Error(`Left behind in the temporary folder: ${left.join(', ')}`)
  }
}
