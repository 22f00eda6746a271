import { type Db, inTransaction, type NotAPromise } from '#db/client.server.ts'
import { onDisk } from '#db/on-disk.server.ts'
import { isBusy, isServing, lettingWrite } from '#db/serving.server.ts'

/** How long a write waits for its turn, in milliseconds; and the time until the next try. */
const BORNE = 2000
const BETWEEN_TRIES = 10

/** Another process held the database for too long. Nothing of the request happened. */
class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'

  constructor() {
    super('The database is kept by another process: nothing was written.')
  }
}

/** By its name: in development the pages are loaded apart from the server, with their own copy of the class. */
export const isDatabaseBusy = (error: unknown): boolean => error instanceof Error && error.name === 'DatabaseBusy'

/** The work of a transaction. Its type refuses async work. */
export type Work<T> = (tx: Db) => NotAPromise<T>

type Job = { work: (tx: Db) => void; settle: (failure: { why: unknown } | undefined) => void; until: number }
const waiting = new WeakMap<object, Job[]>()

/**
 * Runs the work in a transaction shared with everyone else who asks in the same turn: the expensive part, waiting for the disk,
 * happens once for all. Each succeeds or fails alone, and is answered once everything is on disk. The only way a server writes:
 * while another process writes, it tries again from the event loop, for `borne` milliseconds, and then rejects with DatabaseBusy.
 */
export function inSharedTransaction<T>(db: Db, work: Work<T>, borne = BORNE): Promise<T> {
  return new Promise((resolve, reject) => {
    let answer: T
    const job: Job = {
      work: (tx) => {
        answer = work(tx) as T
      },
      settle: (failure) => (failure ? reject(failure.why) : resolve(answer)),
      until: performance.now() + borne,
    }
    const jobs = waiting.get(db.$client)
    if (jobs) jobs.push(job)
    else {
      waiting.set(db.$client, [job])
      setImmediate(() => runTogether(db))
    }
  })
}

function runTogether(db: Db): void {
  const jobs = waiting.get(db.$client) ?? []
  const failures = new Map<Job, { why: unknown }>()
  try {
    lettingWrite(db, () => inTransaction(db, (tx) => runEach(tx, jobs, failures)))
  } catch (why) {
    if (isBusy(why)) {
      waitTogether(db, jobs)
      return
    }
    for (const job of jobs) failures.set(job, failures.get(job) ?? { why })
  }
  waiting.delete(db.$client)
  const settle = (lost?: { why: unknown }) => {
    for (const job of jobs) job.settle(failures.get(job) ?? lost)
  }
  // Refused callers wait too: their answer may rest on what others wrote beside them.
  if (isServing(db) && failures.size < jobs.length)
    void onDisk(db).then(
      () => settle(),
      (why) => settle({ why }),
    )
  else settle()
}

function runEach(tx: Db, jobs: readonly Job[], failures: Map<Job, { why: unknown }>): void {
  for (const job of jobs)
    try {
      tx.$client.transaction(() => job.work(tx))()
    } catch (why) {
      failures.set(job, { why })
      // Some failures (a full disk) end the whole transaction: then nothing of it stands.
      if (!tx.$client.inTransaction) throw why
    }
}

/** Those who have waited long enough are rejected; the others and newcomers share the next try. */
function waitTogether(db: Db, jobs: readonly Job[]): void {
  const now = performance.now()
  const patient = jobs.filter(({ until }) => until > now)
  if (patient.length > 0) {
    waiting.set(db.$client, patient)
    setTimeout(() => runTogether(db), BETWEEN_TRIES)
  } else waiting.delete(db.$client)
  for (const job of jobs) if (job.until <= now) job.settle({ why: new DatabaseBusy() })
}
