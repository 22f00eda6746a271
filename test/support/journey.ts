import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type ServerWithClock, serveWithClock } from './server.ts'

/** Writes a database to a file of its own and serves it; `stop` takes both away. */
export async function serveDatabase(db: Db, clock: Instant): Promise<ServerWithClock & { databasePath: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-'))
  const databasePath = join(folder, 'concert.db')
  writeFileSync(databasePath, db.$client.serialize())
  db.$client.close()
  const served = await serveWithClock(databasePath, clock)
  return {
    ...served,
    databasePath,
    stop: async () => {
      await served.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
