import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { makeDemonstrationFile } from '#demonstration/demonstration-file.server.ts'

/** The Wednesday on which the journeys' demonstration England stands: its history ends the day before. */
export const DEMONSTRATION_DAY = '2026-07-15'

/** Before all journeys: makes one demonstration England with a short history, which each journey copies. Taken away after them. */
export default async function makeDemonstrationOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-journeys-'))
  const path = join(folder, 'demonstration.db')
  const wishes = { seed: 1, today: DEMONSTRATION_DAY, weeks: 16, contentFolder: paths.content, again: false }
  const outcome = await makeDemonstrationFile(path, wishes, instantOf(DEMONSTRATION_DAY, '06:00'))
  if (!outcome.ok) throw new Error(`The demonstration was not made: ${outcome.reason}`)
  process.env.JOURNEYS_DEMONSTRATION = path
  return () => rmSync(folder, { recursive: true, force: true })
}
