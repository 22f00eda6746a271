import { type ChildProcess, fork } from 'node:child_process'
import type { Logger } from 'pino'
import { boundedQueue } from '#app/platform/bounded-queue.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Answered, DocumentJob } from './document-jobs.ts'

export type DocumentMaker = {
  /**
   * The bytes of a document or picture. `key` says everything it depends on, as "2024-11-25 paper": the bytes are kept under it,
   * and a request that comes while it is being made waits for the same one. `job` is only called where there is none yet. Throws
   * `DocumentFailed`, or `QueueFull` when too many different ones wait.
   */
  make: (key: string, job: () => DocumentJob) => Promise<Uint8Array>
  /** How many wait for their turn. */
  waiting: () => number
  /** Lets the helper process go. */
  stop: () => void
}

/** Thrown where a document cannot be made: the message says why, in the words of the library. */
export class DocumentFailed extends Error {
  override readonly name: string = 'DocumentFailed'
}

/** Thrown where the helper process ended over a document: it asked for more time or memory than one is given. */
export class DocumentMakerEnded extends DocumentFailed {
  override readonly name = 'DocumentMakerEnded'
}

/** By its name: in development the pages are loaded apart from the server, with their own copies of the classes. */
export const isDocumentMakerEnded = (error: unknown): boolean => error instanceof Error && error.name === 'DocumentMakerEnded'
export const isDocumentFailed = (error: unknown): error is Error =>
  error instanceof Error && (error.name === 'DocumentFailed' || isDocumentMakerEnded(error))

const KEPT_BYTES = 16_000_000
/** In milliseconds: a document takes some tens; the first in a process half a second. */
const LONGEST = 20_000
const IDLE = 60_000

/** The one job in hand: of which process, and who waits for it. */
type InHand = { child: ChildProcess; resolve: (bytes: Uint8Array) => void; reject: (why: Error) => void }

/**
 * Makes documents in a helper process, so that no reader waits for one. The process starts with the first job and ends after a
 * minute without one; a job that takes over 20 seconds ends it. `program`: the helper's file.
 */
export function documentMaker({ program, log, idle = IDLE }: { program: string; log: Logger; idle?: number }): DocumentMaker {
  const kept = cacheOf<string, Uint8Array>({ mostBytes: KEPT_BYTES, bytesOf: ({ byteLength }) => byteLength })
  const beingMade = new Map<string, Promise<Uint8Array>>()
  const inTurn = boundedQueue({ atOnce: 1, waiting: 50 })
  let helper: ChildProcess | undefined
  let inHand: InHand | undefined
  let ending: NodeJS.Timeout | undefined

  function letGo(): void {
    if (helper?.connected) helper.disconnect()
    helper = undefined
  }
  function start(): ChildProcess {
    const child = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const gone = (why: unknown) => {
      if (helper === child) helper = undefined
      if (inHand?.child !== child) return
      log.error({ why }, 'the process that makes documents ended')
      inHand.reject(new DocumentMakerEnded('the process that makes documents ended'))
    }
    child.on('message', (answered: Answered) => {
      if (inHand?.child !== child) return
      if ('bytes' in answered) inHand.resolve(answered.bytes)
      else inHand.reject(new DocumentFailed(answered.fault))
    })
    child.once('error', gone)
    child.once('exit', (code, signal) => gone(signal ?? code))
    // Only a job in hand keeps the server's process alive.
    child.unref()
    child.channel?.unref()
    return child
  }
  async function draw(job: DocumentJob): Promise<Uint8Array> {
    clearTimeout(ending)
    helper ??= start()
    const child = helper
    child.channel?.ref()
    const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST)
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        inHand = { child, resolve, reject }
        child.send(job, (error) => error && reject(new DocumentFailed(error.message)))
      })
    } finally {
      inHand = undefined
      child.channel?.unref()
      clearTimeout(tooLong)
      ending = setTimeout(letGo, idle).unref()
    }
  }

  async function make(key: string, job: () => DocumentJob): Promise<Uint8Array> {
    const known = kept.get(key) ?? beingMade.get(key)
    if (known) return known
    const made = inTurn(() => draw(job()))
    beingMade.set(key, made)
    try {
      const bytes = await made
      kept.put(key, bytes)
      return bytes
    } finally {
      beingMade.delete(key)
    }
  }
  return { make, waiting: inTurn.waiting, stop: letGo }
}
