import { type Db, inTransaction, type NotAPromise } from '#db/client.server.ts'

type Job = { work: (tx: Db) => void; settle: (failure: { why: unknown } | undefined) => void }
const waiting = new WeakMap<object, Job[]>()

/**
 * Runs the work in a transaction shared with everyone else who asks in the same turn: the expensive part, waiting for the disk,
 * happens once for all. Each succeeds or fails alone, and is answered once everything is on disk. For frequent writes.
 */
export function inSharedTransaction<T>(db: Db, work: (tx: Db) => NotAPromise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let answer: T
    const job: Job = {
      work: (tx) => {
        answer = work(tx) as T
      },
      settle: (failure) => (failure ? reject(failure.why) : resolve(answer)),
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
  waiting.delete(db.$client)
  const failures = new Map<Job, { why: unknown }>()
  try {
    inTransaction(db, (tx) => {
      for (const job of jobs)
        try {
          tx.$client.transaction(() => job.work(tx))()
        } catch (why) {
          failures.set(job, { why })
          // Some failures (a full disk) end the whole transaction, and then nothing of it remains.
          if (!tx.$client.inTransaction) throw why
        }
    })
  } catch (why) {
    for (const job of jobs) failures.set(job, failures.get(job) ?? { why })
  }
  for (const job of jobs) job.settle(failures.get(job))
}
