import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one test in the system's temporary folder. The caller calls `remove`; in a unit test `testFolder` does. */
export function ownFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'concert-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
