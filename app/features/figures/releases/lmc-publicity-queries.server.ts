import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const choicesInOrder = prepared((db) =>
  db.$client.prepare('select lmc_slug, is_shown from lmc_publicity_choices where recorded_at < ? order by recorded_at, id').raw(),
)

/** The LMCs that a release shows to everybody by name: those whose last choice before it was to be shown. */
export function lmcsShownAt(db: Db, knownAt: Instant): Set<string> {
  const last = new Map(choicesInOrder(db).all(knownAt) as [string, number][])
  return new Set([...last].flatMap(([slug, shown]) => (shown === 1 ? [slug] : [])))
}

export type PublicityChoice = { isShown: boolean; recordedAt: Instant; recordedBy: string }
const choicesOf = prepared((db) =>
  db.$client.prepare(
    `select is_shown as isShown, recorded_at as recordedAt, recorded_by as recordedBy from lmc_publicity_choices
     where lmc_slug = ? order by recorded_at desc, id desc`,
  ),
)

/** What an LMC chose about being shown, the latest first. */
export function publicityChoices(db: Db, lmcSlug: string): PublicityChoice[] {
  const rows = choicesOf(db).all(lmcSlug) as (Omit<PublicityChoice, 'isShown'> & { isShown: number })[]
  return rows.map((row) => ({ ...row, isShown: row.isShown === 1 }))
}
