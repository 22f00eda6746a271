import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import type { Db } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { serveFrom } from '#db/serving.server.ts'

/** In megabytes: the thread only asks SQLite. */
const THREAD = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 }

export type Serving = {
  /** A look at the log, in a thread of its own: the work of a loop. Rejects where it fails. */
  checkpoint: () => Promise<void>
  /** Writes what was collected and closes the database. Nothing may ask it any more. */
  end: () => Promise<void>
}

/**
 * From here on this connection serves (decision 26): it waits for nobody inside SQLite and writes in one way. Call it when all
 * that is written at a start stands.
 */
export function beginServing(db: Db): Serving {
  serveFrom(db)
  // Bundled (npm start) it is a file beside this one, as it is in the source.
  const file = new URL(`./checkpoint${extname(import.meta.url)}`, import.meta.url)
  const thread = new Worker(file, { workerData: db.$client.name, resourceLimits: THREAD })
  thread.unref()
  let fault: unknown
  // Told by the next look, and so by the log of the loop.
  thread.once('error', (error) => {
    fault = error
  })
  const ended = once(thread, 'exit').catch(() => undefined)
  return {
    async checkpoint() {
      if (fault) throw fault
      thread.postMessage('look')
      const [answer] = (await Promise.race([once(thread, 'message'), ended.then(() => [{}])])) as [{ failed?: string }]
      if (answer.failed) throw new Error(answer.failed)
    },
    async end() {
      await writeCollected(db)
      thread.ref()
      thread.postMessage('end')
      await ended
      await closeLog(db)
      db.$client.close()
    },
  }
}
