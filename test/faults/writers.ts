import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
import { build } from 'esbuild'
import { takeOverRows } from '#app/features/audit/chain/take-over-rows.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at } from '#test/support/adoption.ts'

/** `npm run faults` runs the long forms; `npm test` the short ones. */
export const LONG = process.env.FAULTS === 'long'

/** In the checkout, as deep as the built server, so that packages and content are found from there. */
const FOLDER = `${paths.root}.cache`

let made: Promise<string> | undefined

/** Bundles the processes of these tests, once for each that runs tests, so that one starts in a tenth of a second. Returns the folder. */
export function bundled(): Promise<string> {
  made ??= bundle(`${FOLDER}/faults-${process.pid}-${threadId}`)
  return made
}

async function bundle(folder: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const earlier = readdirSync(FOLDER).filter((name) => /^faults-\d+-\d+$/.test(name))
  for (const name of earlier)
    if (!isRunning(Number.parseInt(name.slice('faults-'.length), 10)))
      rmSync(`${FOLDER}/${name}`, { recursive: true, force: true })
  await build({
    entryPoints: {
      working: 'test/faults/working.ts',
      child: 'test/faults/child.ts',
      serving: 'test/faults/serving.ts',
      checkpoint: 'app/commands/checkpoint.ts',
    },
    absWorkingDir: paths.root,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    logLevel: 'silent',
  })
  cpSync(`${paths.root}db/migrations`, `${folder}/migrations`, {
    recursive: true,
    filter: (path) => !path.endsWith('_snapshot.json'),
  })
  return folder
}

function isRunning(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The bytes of a register with three practices, every row of it answered for by an event. */
export function registerToWriteTo(): Buffer {
  return answeredFor(adoptionDatabase(), at('2024-09-11')).$client.serialize()
}

/** Has an event answer for rows that a test wrote by hand, as a start has for those of earlier versions. */
export function answeredFor(db: Db, now: Instant): Db {
  db.$client.exec('update record_clock set rows_covered = 0')
  takeOverRows(db, now)
  return db
}

export type Told = { ready?: true; wrote?: string; failed?: string; read?: number }
export type Writers = {
  child: ChildProcess
  /** Notes of the statements that were confirmed. */
  wrote: string[]
  failed: string[]
  /** Resolves with the next message that fits; rejects where the process ends before. */
  next: (fits: (told: Told) => boolean) => Promise<Told>
  /** Ends it at once, and resolves when all it told has come. */
  kill: () => Promise<void>
}

/** Starts a process that writes until it is killed. */
export function startWriters(folder: string, path: string, { clock, writers }: { clock: number; writers: number }): Writers {
  const child = fork(`${folder}/child.js`, [path, String(clock), String(writers)], { silent: true, execArgv: [] })
  const wrote: string[] = []
  const failed: string[] = []
  let faults = ''
  child.stderr?.on('data', (text) => (faults += text))
  const closed = once(child, 'close')
  const gone = once(child, 'disconnect')
  child.on('message', ({ wrote: note, failed: why }: Told) => {
    if (note) wrote.push(note)
    if (why) failed.push(why)
  })
  const next = (fits: (told: Told) => boolean) =>
    new Promise<Told>((resolve, reject) => {
      const look = (told: Told) => {
        if (!fits(told)) return
        child.off('message', look)
        resolve(told)
      }
      child.on('message', look)
      child.once('exit', () => reject(new Error(`the process ended: ${faults}`)))
    })
  return {
    ...{ child, wrote, failed, next },
    async kill() {
      child.kill('SIGKILL')
      await Promise.all([closed, gone])
    },
  }
}
