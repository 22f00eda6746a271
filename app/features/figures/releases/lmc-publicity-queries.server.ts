import { desc, eq, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { lmcPublicityChoices } from '#db/schema/figures.ts'
import { choicesInOrder } from './releases.sql.ts'

/** The LMCs that a release shows to everybody by name: those whose last choice before it was to be shown. */
export function lmcsShownAt(db: Db, knownAt: Instant): Set<string> {
  const last = new Map(choicesInOrder(db).all(knownAt))
  return new Set([...last].flatMap(([slug, shown]) => (shown === 1 ? [slug] : [])))
}

export type PublicityChoice = { isShown: boolean; recordedAt: Instant; recordedBy: string }
const choicesOf = prepared((db) =>
  db
    .select({
      isShown: lmcPublicityChoices.isShown,
      recordedAt: lmcPublicityChoices.recordedAt,
      recordedBy: lmcPublicityChoices.recordedBy,
    })
    .from(lmcPublicityChoices)
    .where(eq(lmcPublicityChoices.lmcSlug, sql.placeholder('lmcSlug')))
    .orderBy(desc(lmcPublicityChoices.recordedAt), desc(lmcPublicityChoices.id))
    .prepare(),
)

/** What an LMC chose about being shown, the latest first. */
export function publicityChoices(db: Db, lmcSlug: string): PublicityChoice[] {
  return choicesOf(db).all({ lmcSlug })
}
