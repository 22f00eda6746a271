import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

type Answer = CurrentState & { practiceCode: string; actionSlug: string; recordedAt: Instant }
export type Move = { code: string; name: string; shortTitle: string; began: boolean; extent: CurrentState['extent']; on: Day }

/**
 * Starts and stops of actions of the menu that were recorded since an instant, whatever day they hold from (`on`), the latest first. Who says another
 * extent of what it takes already has not begun: taken since must be the day of the statement.
 */
export function movesSince(
  since: Instant,
  answers: readonly Answer[],
  known: { offers: readonly { actionSlug: string; shortTitle: string }[]; practices: readonly { code: string; name: string }[] },
): Move[] {
  const titles = new Map(known.offers.map(({ actionSlug, shortTitle }) => [actionSlug, shortTitle]))
  const names = new Map(known.practices.map(({ code, name }) => [code, name]))
  return answers
    .filter(({ recordedAt, actionSlug }) => recordedAt >= since && titles.has(actionSlug))
    .toSorted((a, b) => b.recordedAt - a.recordedAt)
    .flatMap(({ practiceCode, actionSlug, state, extent, takenSince, effectiveOn }) => {
      const began = state === 'taking' && takenSince === effectiveOn
      if (!began && state !== 'stopped') return []
      return {
        code: practiceCode,
        name: names.get(practiceCode) ?? practiceCode,
        shortTitle: titles.get(actionSlug)!,
        began,
        extent,
        on: effectiveOn,
      }
    })
}
