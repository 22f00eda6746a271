import { statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** Mails given up are looked for among the latest so many, so that the time of a look does not grow with the years. */
const AMONG = 20_000
const DAY = 86_400_000

const lastBackup = prepared((db) =>
  db.$client
    .prepare("select at from audit_events where actor = 'operator' and action = 'backup.made' order by at desc limit 1")
    .pluck(),
)
const waiting = prepared((db) =>
  db.$client.prepare(
    'select count(*) as waiting, min(created_at) as oldest from mails indexed by mails_to_send where next_try_at >= 0',
  ),
)
const latest = prepared((db) =>
  db.$client.prepare(
    `select max(sent_at) as lastSent, count(*) filter (where given_up_at > @since) as givenUp
     from (select sent_at, given_up_at from mails order by rowid desc limit ${AMONG})`,
  ),
)

/** When the last backup was made by the operator's command; undefined for never. */
export const lastBackupAt = (db: Db): Instant | undefined => lastBackup(db).get() as Instant | undefined

/** The outbox: how many wait and since when, when the last went out, and how many were given up within a day. Times by the machine's clock. */
export type OutboxFacts = { waiting: number; oldest: Instant | null; lastSent: Instant | null; givenUp: number }

export function outboxFacts(db: Db, machineNow: Instant): OutboxFacts {
  return {
    ...(waiting(db).get() as Pick<OutboxFacts, 'waiting' | 'oldest'>),
    ...(latest(db).get({ since: machineNow - DAY }) as Pick<OutboxFacts, 'lastSent' | 'givenUp'>),
  }
}

/** In bytes: what is free on the disk of the file, the file, and its log. */
export type SpaceFacts = { free: number; file: number; log: number }

export function spaceFacts(path: string): SpaceFacts {
  const { bavail, bsize } = statfsSync(dirname(resolve(path)))
  return { free: bavail * bsize, file: sizeOf(path), log: sizeOf(`${path}-wal`) }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
