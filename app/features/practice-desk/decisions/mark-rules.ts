import type { Instant } from '#app/platform/time.ts'

/** How a partner stands to an action before the practice decides. No words go with it. */
export const MARKS = ['for', 'against', 'unsure'] as const
export type Mark = (typeof MARKS)[number]

/** Marks on an action go when none was made or changed for so long: 30 days (decision 35). */
export const MARKS_LIVE_FOR = 30 * 24 * 60 * 60_000

/**
 * The marks on one action of the partners there are now. `waiting`: the names of those who have made none. A person's own mark is
 * not among them: see `ownMarks`.
 */
export type MarkTally = Record<Mark, number> & { of: number; waiting: string[] }

/** A partner of now with one mark; `actionSlug` null = none at all. */
export type MarkRow = { personId: string; name: string; actionSlug: string | null; mark: Mark | null; markedAt: Instant | null }

/** The partners of now, and the live tally of every action that anybody marked. */
export function talliesOf(rows: readonly MarkRow[], now: Instant): { partners: string[]; byAction: Map<string, MarkTally> } {
  const names = new Map(rows.map(({ personId, name }) => [personId, name]))
  const last = new Map<string, Instant>()
  for (const { actionSlug, markedAt } of rows)
    if (actionSlug && markedAt) last.set(actionSlug, Math.max(markedAt, last.get(actionSlug) ?? 0))
  const byAction = new Map<string, MarkTally>()
  const heard = new Map<string, Set<string>>()
  for (const { actionSlug, mark, personId } of rows) {
    if (!actionSlug || !mark || last.get(actionSlug)! + MARKS_LIVE_FOR <= now) continue
    const tally = byAction.get(actionSlug) ?? { for: 0, against: 0, unsure: 0, of: names.size, waiting: [] }
    tally[mark] += 1
    byAction.set(actionSlug, tally)
    heard.set(actionSlug, (heard.get(actionSlug) ?? new Set()).add(personId))
  }
  for (const [actionSlug, tally] of byAction)
    tally.waiting = [...names].flatMap(([personId, name]) => (heard.get(actionSlug)!.has(personId) ? [] : [name]))
  return { partners: [...names.values()], byAction }
}
