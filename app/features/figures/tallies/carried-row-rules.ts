import { isLmcCountShown } from '#app/features/figures/disclosure/disclosure-guard-rules.ts'
import type { Day } from '#app/platform/time.ts'
import type { LmcTally } from './tally-rules.ts'

/**
 * Rule 8: an LMC's row changes only where this many practices that do not share by name could have changed it (all, where there
 * are fewer).
 */
export const PRACTICES_THAT_MUST_MOVE = 5

/** The row of an earlier week that is shown again. `drift`: how many reporters may count differently since then, in any way. */
export type CarriedRow = { weekEnd: Day; drift: number } & Pick<LmcTally, 'open' | 'reporters' | 'u' | 'takes'>
export type HeldTally = LmcTally & { stands?: CarriedRow }

/** The reporters of each LMC's cell, by slug, and which of all practices share by name, as at one week's end. */
export type Reporting = { byLmc: ReadonlyMap<string, ReadonlySet<string>>; sharers: ReadonlySet<string> }
/** The same for one LMC. */
export type LmcReporting = { reporters: ReadonlySet<string>; sharers: ReadonlySet<string> }
/** `returned`: whether a practice made a return since the release of `before`. */
export type Since = { before: LmcReporting; now: LmcReporting; returned: (practice: string) => boolean }

const everReporting = ({ before, now }: Since) => [...new Set([...before.reporters, ...now.reporters])]
const cameOrWent = ({ before, now }: Since, practice: string) => before.reporters.has(practice) !== now.reporters.has(practice)

/**
 * Rule 8: whether the row may change. An officer sees who made a return and who shares, so this is known anyway. A practice whose
 * answers the officer reads, or read in the carried row, hides nobody.
 */
export function mayMove(since: Since): boolean {
  const { before, now, returned } = since
  const unread = everReporting(since).filter(
    (practice) =>
      !now.sharers.has(practice) &&
      (now.reporters.has(practice) || (before.reporters.has(practice) && !before.sharers.has(practice))),
  )
  const moved = unread.filter((practice) => returned(practice) || cameOrWent(since, practice))
  return moved.length >= Math.min(PRACTICES_THAT_MUST_MOVE, unread.length)
}

/** How many reporters of either week's end may count differently in the two. */
export const driftOf = (since: Since): number =>
  everReporting(since).filter((practice) => since.returned(practice) || cameOrWent(since, practice)).length

/** The row of an LMC last shown by the end of a week: its own, the carried one, or none yet. */
export function lastShown({ stands, ...lmc }: HeldTally, weekEnd: Day): CarriedRow | undefined {
  if (stands) return stands
  if (!isLmcCountShown(lmc.reporters)) return undefined
  const { open, reporters, u, takes } = lmc
  return { weekEnd, drift: 0, open, reporters, u, takes }
}

/** An LMC's cells as shown: those of the carried row, if there is one. With too few reports now there is no row at all. */
export function cellsShown(
  lmc: HeldTally,
): { held: CarriedRow | undefined } & Pick<LmcTally, 'open' | 'reporters' | 'u' | 'takes'> {
  const held = isLmcCountShown(lmc.reporters) ? lmc.stands : undefined
  return { held, ...(held ?? lmc) }
}
