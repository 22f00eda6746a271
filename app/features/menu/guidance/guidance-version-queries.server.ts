import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import { actionWords } from '#app/features/menu/actions/action-words-queries.server.ts'
import type { ActionWords } from '#app/features/menu/actions/action-words-rules.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { type Difference, wordDifferences } from '#app/features/menu/draft-writing/draft-conflict-rules.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { rowsOf } from './guidance.sql.ts'
import { guidanceValues } from './guidance-form.server.ts'
import type { GuidanceRecord } from './guidance-kind.server.ts'
import { GUIDANCE_LABELS } from './guidance-labels.ts'
import { shortHash } from './guidance-version-rules.ts'

/**
 * One version of the words of an action, for as long as it held. `until`: the day on which the next took its place. `at`: the time it came,
 * where another came on its day. `reason`: said by the editor who changed it.
 */
export type GuidanceVersion = {
  address: string
  from: Day
  at: Instant | null
  until: Day | null
  current: boolean
  reason: string | null
}
type Listed = GuidanceVersion & { hash: string; title: string }

/**
 * Every version of the words of an action, the latest first. Words that came back after others are listed again, at the same address: a
 * text is kept once, by its hash.
 */
export function guidanceVersions(db: Db, slug: string, now: Instant): Listed[] {
  const rows = rowsOf(db).all(slug)
  const title = rows[0]?.title ?? ''
  const published = versionsOf<GuidanceRecord>(db, 'guidance', slug).toReversed()
  const first = new Map(published.toReversed().map((version) => [version.fields.hash, version]))
  const again = published.filter((version) => first.get(version.fields.hash) !== version)
  const came = [
    ...rows.map(({ hash, recordedAt }) => ({ hash, recordedAt, reason: first.get(hash)?.reason ?? null })),
    ...again.map(({ fields, recordedAt, reason }) => ({ hash: fields.hash, recordedAt, reason })),
  ]
    .filter(({ recordedAt }) => recordedAt <= now)
    .sort((a, b) => a.recordedAt - b.recordedAt)
  const held = came.filter(({ hash }, index) => came[index - 1]?.hash !== hash)
  const days = held.map(({ recordedAt }) => dayOf(recordedAt))
  return held
    .map(({ hash, recordedAt, reason }, index): Listed => {
      const from = days[index]!
      return {
        ...{ hash, title, reason, from, address: `/actions/${slug}/versions/${shortHash(hash)}` },
        at: days.filter((day) => day === from).length > 1 ? recordedAt : null,
        until: days[index + 1] ?? null,
        current: index === held.length - 1,
      }
    })
    .reverse()
}

export type GuidanceVersionPage = {
  title: string
  version: GuidanceVersion
  hash: string
  words: ActionWords
  /** What it changed in the words before it. */
  changes: Difference[]
  isFirst: boolean
  /** The days from which the same words held before. */
  before: Day[]
}

/** The words of an action as one version of them, found by the first characters of its hash. */
export function guidanceVersionPage(db: Db, slug: string, short: string, now: Instant): GuidanceVersionPage | undefined {
  const versions = guidanceVersions(db, slug, now)
  const index = versions.findIndex(({ hash }) => shortHash(hash) === short)
  const found = versions[index]
  if (!found) return undefined
  const { hash, title, ...version } = found
  const earlier = versions.slice(index + 1).flatMap((one) => (one.hash === hash ? [one.from] : []))
  const before = versions[index + 1]
  const values = (of: string) => guidanceValues(guidanceOf(db, of))
  const changes = before ? wordDifferences(values(hash), values(before.hash), GUIDANCE_LABELS) : []
  return { title, version, hash, words: actionWords(db, hash), changes, isFirst: before === undefined, before: earlier }
}
