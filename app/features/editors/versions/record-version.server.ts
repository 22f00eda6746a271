import { and, desc, eq } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { recordVersions } from '#db/schema/editors.ts'

export type NewVersion = {
  kind: string
  slug: string
  fields: unknown
  withdrawn?: boolean
  reason: string | null
  draftedBy: string
  approvedBy: string | null
  contentHash?: string
}

/**
 * Appends the next version of a record, in the transaction of its caller. Returns the row for the caller's event: every row of this
 * table is answered for by one (decision 25).
 */
export function recordVersion(
  tx: Db,
  version: NewVersion,
  now: Instant,
): { id: string; recordedAt: Instant; row: number | bigint } {
  const of = and(eq(recordVersions.kind, version.kind), eq(recordVersions.slug, version.slug))
  const last = tx
    .select({ version: recordVersions.version })
    .from(recordVersions)
    .where(of)
    .orderBy(desc(recordVersions.version))
    .limit(1)
    .get()
  const recordedAt = recordingTime(tx, now)
  const id = newId()
  const { lastInsertRowid: row } = tx
    .insert(recordVersions)
    .values({ withdrawn: false, contentHash: null, ...version, id, version: (last?.version ?? 0) + 1, recordedAt })
    .run()
  return { id, recordedAt, row }
}
