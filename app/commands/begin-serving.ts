import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import { NOT_POSSIBLE, watchLog } from '#db/checkpoints.server.ts'
import type { Db } from '#db/client.server.ts'
import { closeLog } from '#db/on-disk.server.ts'
import { serveFrom } from '#db/serving.server.ts'
import { endOfProcess } from './process-beside.ts'

export type Serving = {
  /** A look at the log, and what is due for it, in a process of its own: the work of a loop. Rejects where that fails. */
  checkpoint: (stopping?: AbortSignal) => Promise<void>
  /** Writes what was collected and closes the database. Nothing may ask it any more. */
  end: () => Promise<void>
}

/** Looks that are left out after a checkpoint that was not possible. */
const RESTING_LOOKS = 15

// Bundled (npm start) it is a file beside this one, as it is in the source.
const PROGRAM = fileURLToPath(new URL(`./checkpoint${extname(import.meta.url)}`, import.meta.url))

/**
 * From here on this connection serves (decision 26): it waits for nobody inside SQLite and writes in one way. Call it when all
 * that is written at a start stands. `program`: what takes a checkpoint.
 */
export function beginServing(db: Db, program = PROGRAM): Serving {
  serveFrom(db)
  const watched = watchLog(db.$client.name)
  let resting = 0
  /** What the last one failed with. It is told at each look until another succeeds, and so stands in the loop's log once. */
  let fault: unknown
  return {
    async checkpoint(stopping) {
      if (resting > 0) {
        resting -= 1
        if (fault) throw fault
        return
      }
      const due = watched.look()
      if (!due) return
      // A disk that is full, or somebody who reads for long: it is tried again, not every time.
      resting = RESTING_LOOKS
      try {
        if (await takenBeside([program, db.$client.name, due], stopping)) resting = 0
        fault = undefined
      } catch (error) {
        fault = error
        throw error
      }
    },
    async end() {
      await writeCollected(db)
      watched.close()
      await closeLog(db)
      db.$client.close()
    },
  }
}

/**
 * A checkpoint in a process of its own: it waits for the disk, and a thread for it would hold 11 MB all the time. What it had not written
 * when the server stopped stays in the log. False: nothing was possible now.
 */
async function takenBeside(program: readonly string[], stopping?: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said = (said + words).slice(0, 300)
  })
  const code = await endOfProcess(child, stopping)
  if (code === 0 || code === NOT_POSSIBLE || stopping?.aborted) return code === 0
  throw new Error(`The log could not be written into the file: ${said.split('\n')[0] || `it ended with ${code}`}`)
}
