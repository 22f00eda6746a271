import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { isOfDesk, versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { RoundFields } from '#app/features/menu/editions/menu-form.ts'
import type { ContentFile } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { RoundRecord } from './round-kind.server.ts'

/** A round's file as the next version of its record, where its words changed and the desk has not taken it over. Returns the row. */
export function loadRoundVersion(
  tx: Db,
  slug: string,
  { data, hash }: ContentFile<RoundFields>,
  now: Instant,
): (number | bigint)[] {
  const [latest] = versionsOf(tx, 'round', slug)
  if (latest?.contentHash === hash || isOfDesk(tx, 'round', slug)) return []
  const { title, kind, beganOn, endedOn, summary, sources } = data
  const fields: RoundRecord = { title, kind, beganOn, pausedOn: null, resumedOn: null, endedOn, summary, sources }
  const from = { kind: 'round', slug, reason: null, draftedBy: 'concert', approvedBy: null, contentHash: hash }
  return [recordVersion(tx, { ...from, fields }, now).row]
}
