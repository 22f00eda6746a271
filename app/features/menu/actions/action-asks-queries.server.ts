import { actionFields } from '#app/features/menu/editions/menu-form.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { parseContent } from '#app/platform/front-matter.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { Ask } from './ask-rules.ts'

const kept = new Map<string, Ask[]>()
const guidance = prepared((db) => db.$client.prepare('select body from guidances where hash = ?').pluck())

/** The questions of an action as the words of one hash ask them. Parsed once for each hash: the words of a hash never change. */
export function asksOf(db: Db, guidanceHash: string): Ask[] {
  const known = kept.get(guidanceHash)
  if (known) return known
  const body = guidance(db).get(guidanceHash) as string | undefined
  if (body === undefined) return []
  const read = parseContent(body, guidanceHash, actionFields)
  const asks = read.ok ? read.file.data.asks : []
  if (kept.size > 200) kept.clear()
  kept.set(guidanceHash, asks)
  return asks
}

/** The questions of an action as it stands at an instant; none where it is on no published menu. */
export function asksInForce(db: Db, actionSlug: string, at: Instant): Ask[] {
  const offer = offerInForce(db, actionSlug, at)
  return offer ? asksOf(db, offer.guidanceHash) : []
}
