import { eq, max } from 'drizzle-orm'
import { METHOD } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { hashOf, type ReleaseContent, releaseText } from '#app/features/figures/disclosure/release-text.ts'
import { knownFacts } from '#app/features/figures/tallies/facts-queries.server.ts'
import { hasLostItsFacts } from '#app/features/figures/tallies/stored-tallies.server.ts'
import { scopeOfWeek } from '#app/features/figures/tallies/week-scope.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { type FiguresKey, isRightKey } from './figures-key.server.ts'
import { countsOf } from './release-counts.ts'
import { releaseId } from './release-records-queries.server.ts'
import { counts, type Row, rows } from './releases.sql.ts'
import { comparedAgain, type WorkingOut, workOutRelease } from './work-out-release.server.ts'

/**
 * What was found of a release. `same`: worked out anew from facts and key it is the same to the byte. `facts-removed`: its hashes hold,
 * and the answers it was worked out from were removed since. `text-changed`: it does not have the hashes it was issued with.
 */
export type ReleaseFinding = 'same' | 'differs' | 'text-changed' | 'counts-differ' | 'facts-removed' | 'other-method'
export type VerifiedRelease = { id: string; finding: ReleaseFinding }

const lastPurge = prepared((db) =>
  db
    .select({ latest: max(auditEvents.at) })
    .from(auditEvents)
    .where(eq(auditEvents.action, 'round.purged'))
    .prepare(),
)
/** When answers were last removed; null where none were. */
export const lastPurgeAt = (db: Db): Instant | null => lastPurge(db).get()?.latest ?? null

/**
 * Works every release out anew from facts and key, earliest first, and compares the bytes of both texts. Throws under another key
 * than the one they were drawn with. Takes some tenths of a second a release.
 */
export function* verifyReleases(db: Db, key: FiguresKey): Generator<VerifiedRelease> {
  if (!isRightKey(db, key)) throw new Error('The key of figures is not the one that the releases were drawn with.')
  const purgedAt = lastPurgeAt(db)
  const [earlier, work] = [new Map<Day, ReleaseContent>(), { db, draw: key.draw, facts: knownFacts(db) }]
  for (const row of rows(db).iterate()) {
    const release = { ...row, late: Boolean(row.late) }
    yield { id: release.id, finding: findingOf(work, { release, purgedAt, earlier }) }
  }
}

function findingOf(
  work: WorkingOut,
  { release, purgedAt, earlier }: { release: Row; purgedAt: Instant | null; earlier: Map<Day, ReleaseContent> },
): ReleaseFinding {
  const { db } = work
  const { textAll, textPublic, hashAll, hashPublic, weekEnd } = release
  if (hashOf(textAll) !== hashAll || hashOf(textPublic) !== hashPublic) return 'text-changed'
  const compared = comparedAgain(weekEnd)
  // Its own first issue is no earlier release for one that was issued again.
  for (const day of earlier.keys()) if (day < compared[0]! || day === weekEnd) earlier.delete(day)
  const stated = JSON.parse(textAll) as ReleaseContent
  if (!sameCounts(db, release, stated)) return 'counts-differ'
  if (release.method !== METHOD) return keep('other-method', stated)
  const scope = scopeOfWeek(db, weekEnd)
  if (!scope || hasLostItsFacts(db, scope)) return keep('facts-removed', stated)
  const content = workOutRelease(work, weekEnd, earlier)
  const same =
    content && releaseText(release, content, 'all') === textAll && releaseText(release, content, 'public') === textPublic
  if (same) return keep('same', content)
  // A removal since can have taken answers about actions that this week's figures counted as going on.
  return keep(purgedAt !== null && release.issuedAt < purgedAt ? 'facts-removed' : 'differs', stated)

  function keep(finding: ReleaseFinding, of: ReleaseContent): ReleaseFinding {
    earlier.set(weekEnd, of)
    return finding
  }
}

function sameCounts(db: Db, { knownAt, issue, id }: Row, content: ReleaseContent): boolean {
  const should = countsOf(content, knownAt)
    .map(({ place, action, weekEnd, count, of, isPublic }) => [place, action, weekEnd, count, of, isPublic ? 1 : 0])
    .map((row) => row.join(' '))
  const stand = counts(db)
    .all(knownAt, issue)
    .map((row) => row.join(' '))
  return id === releaseId(content.week.weekEnd, issue) && should.sort().join('\n') === stand.sort().join('\n')
}
