import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import { watchLog } from '#db/checkpoints.server.ts'
import type { Db } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { serveFrom } from '#db/serving.server.ts'

export type Serving = {
  /** A look at the log, and what is due for it, in a process of its own: the work of a loop. Rejects where that fails. */
  checkpoint: () => Promise<void>
  /** Writes what was collected and closes the database. Nothing may ask it any more. */
  end: () => Promise<void>
}

// Bundled (npm start) it is a file beside this one, as it is in the source.
const PROGRAM = fileURLToPath(new URL(`./checkpoint${extname(import.meta.url)}`, import.meta.url))

/**
 * From here on this connection serves (decision 26): it waits for nobody inside SQLite and writes in one way. Call it when all
 * that is written at a start stands.
 */
export function beginServing(db: Db): Serving {
  serveFrom(db)
  const watched = watchLog(db.$client.name)
  let running = Promise.resolve()
  let ending = false
  return {
    async checkpoint() {
      const due = watched.look()
      if (!due) return
      running = takenBeside(db.$client.name, due)
      await running.catch((error: unknown) => {
        if (!ending) throw error
      })
    },
    async end() {
      ending = true
      await writeCollected(db)
      await running.catch(() => undefined)
      watched.close()
      await closeLog(db)
      db.$client.close()
    },
  }
}

/** A checkpoint in a process of its own: it waits for the disk, and a thread for it would hold 11 MB all the time. */
function takenBeside(databasePath: string, due: 'write' | 'empty'): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, databasePath, due], { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`The log could not be written into the file (${signal ?? `exit code ${code}`}).`))
    })
  })
}
