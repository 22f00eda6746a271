import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { type Db, openImage } from '#db/client.server.ts'
import { DEFAULT_DAY, TIME_OF_DAY } from '#demonstration/day-rules.ts'
import { type DemonstrationMade, makeDemonstration } from '#demonstration/demonstrations.server.ts'
import { freshDatabase } from './database.ts'
import { SHARED } from './nothing-left-behind.ts'

/**
 * The demonstration as `npm start` makes it, in a copy of the caller's own. It is made once in a run, whichever process asks first,
 * and read from the run's folder by the others.
 */
export async function defaultEngland(): Promise<{ db: Db; made: DemonstrationMade }> {
  const folder = join(tmpdir(), SHARED)
  const [image, facts] = [join(folder, 'default.db'), join(folder, 'default.json')]
  if (existsSync(facts))
    return { db: openImage(readFileSync(image)), made: JSON.parse(readFileSync(facts, 'utf8')) as DemonstrationMade }
  const db = freshDatabase()
  const wishes = { seed: 1, today: DEFAULT_DAY, contentFolder: paths.content }
  const made = await makeDemonstration(db, wishes, instantOf(DEFAULT_DAY, TIME_OF_DAY))
  mkdirSync(folder, { recursive: true })
  for (const [path, text] of [
    [image, db.$client.serialize()],
    [facts, JSON.stringify(made)],
  ] as const) {
    // Whole or not there: another process may ask at this moment.
    writeFileSync(`${path}.${process.pid}`, text)
    renameSync(`${path}.${process.pid}`, path)
  }
  return { db, made }
}
