import { statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { and, desc, eq } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { latest, waiting } from './health.sql.ts'

const DAY = 86_400_000

const lastBackup = prepared((db) =>
  db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(and(eq(auditEvents.actor, 'operator'), eq(auditEvents.action, 'backup.made')))
    .orderBy(desc(auditEvents.at), desc(auditEvents.seq))
    .limit(1)
    .prepare(),
)

/** When the last backup was made by the operator's command; undefined for never. */
export const lastBackupAt = (db: Db): Instant | undefined => lastBackup(db).get()?.at

/** The outbox: how many wait and since when, when the last went out, and how many were given up within a day. Times by the machine's clock. */
export type OutboxFacts = { waiting: number; oldest: Instant | null; lastSent: Instant | null; givenUp: number }

export function outboxFacts(db: Db, machineNow: Instant): OutboxFacts {
  return {
    ...waiting(db).get()!,
    ...latest(db).get({ since: machineNow - DAY })!,
  }
}

/** In bytes: what is free on the disk of the file, the file, and its log. */
export type SpaceFacts = { free: number; file: number; log: number }

export function spaceFacts(path: string): SpaceFacts {
  const { bavail, bsize } = statfsSync(dirname(resolve(path)))
  return { free: bavail * bsize, file: sizeOf(path), log: sizeOf(`${path}-wal`) }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
