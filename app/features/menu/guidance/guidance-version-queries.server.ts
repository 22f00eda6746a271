import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { actionWords } from '#app/features/menu/actions/action-words-queries.server.ts'
import type { ActionWords } from '#app/features/menu/actions/action-words-rules.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { type Difference, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { guidanceValues } from './guidance-form.server.ts'
import type { GuidanceRecord } from './guidance-kind.server.ts'
import { GUIDANCE_LABELS } from './guidance-labels.ts'
import { shortHash } from './guidance-version-rules.ts'

type Row = { hash: string; recordedAt: Instant; title: string; isCurrent: number }
const rowsOf = prepared((db) =>
  db.$client.prepare(
    `select g.hash, g.recorded_at as recordedAt, a.title, g.hash = a.guidance_hash as isCurrent
     from guidances g join actions a on a.slug = g.action_slug
     where g.action_slug = ? and g.recorded_at <= ? order by g.recorded_at desc, g.rowid desc`,
  ),
)

/** One version of the words of an action. `until`: the day on which the next took its place. `reason`: said by the editor who changed it. */
export type GuidanceVersion = { address: string; from: Day; until: Day | null; current: boolean; reason: string | null }

/** Every version of the words of an action, the latest first. */
export function guidanceVersions(db: Db, slug: string, now: Instant): (GuidanceVersion & { hash: string; title: string })[] {
  const rows = rowsOf(db).all(slug, now) as Row[]
  const reasons = new Map(versionsOf<GuidanceRecord>(db, 'guidance', slug).map(({ fields, reason }) => [fields.hash, reason]))
  return rows.map(({ hash, recordedAt, title, isCurrent }, index) => ({
    hash,
    title,
    address: `/actions/${slug}/versions/${shortHash(hash)}`,
    from: dayOf(recordedAt),
    until: isCurrent || !rows[index - 1] ? null : dayOf(rows[index - 1]!.recordedAt),
    current: isCurrent === 1,
    reason: reasons.get(hash) ?? null,
  }))
}

export type GuidanceVersionPage = {
  title: string
  version: GuidanceVersion
  hash: string
  words: ActionWords
  /** What it changed in the words before it. */
  changes: Difference[]
  isFirst: boolean
}

/** The words of an action as one version of them, found by the first characters of its hash. */
export function guidanceVersionPage(db: Db, slug: string, short: string, now: Instant): GuidanceVersionPage | undefined {
  const versions = guidanceVersions(db, slug, now)
  const index = versions.findIndex(({ hash }) => shortHash(hash) === short)
  const found = versions[index]
  if (!found) return undefined
  const { hash, title, ...version } = found
  const before = versions[index + 1]
  const values = (of: string) => guidanceValues(guidanceOf(db, of))
  const changes = before ? wordDifferences(values(hash), values(before.hash), GUIDANCE_LABELS) : []
  return { title, version, hash, words: actionWords(db, hash), changes, isFirst: before === undefined }
}
