import { lastReturns, reportersAsAt, sharersAsAt } from '#app/features/adoption/adoption-history.server.ts'
import { membershipsForCells, practicesAsAt } from '#app/features/register/register-history.server.ts'
import { addDays, type Day, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cellMembershipBounds, releaseOf } from './rollup-rules.ts'
import { driftOf, type HeldTally, lastShown, mayMove, type Reporting } from './standing-row-rules.ts'
import type { LmcTally } from './tally-rules.ts'

/**
 * Rule 8: gives each LMC of a week's end the row that still stands where its own may not move yet. `lastLmcs`: the LMCs of the week
 * before, with what stood then. Worked out from facts once, with the tally, and kept in it: no week but those that stand is looked at.
 */
export function withStandingRows(db: Db, weekEnd: Day, lmcs: readonly LmcTally[], lastLmcs: readonly HeldTally[]): HeldTally[] {
  const lastWeek = new Map(lastLmcs.map((lmc) => [lmc.slug, lastShown(lmc, addDays(weekEnd, -7))]))
  const returns = lastReturns(db, { knownBefore: releaseOf(weekEnd) })
  const reporting = (day: Day, slug: string) => reportingOf(db, day)(slug)
  return lmcs.map((lmc) => {
    const last = lastWeek.get(lmc.slug)
    if (!last) return lmc
    const [before, now] = [reporting(last.weekEnd, lmc.slug), reporting(weekEnd, lmc.slug)]
    const returnedFrom = (from: number) => (practice: string) => (returns.get(practice) ?? 0) >= from
    if (mayMove({ before, now, returned: returnedFrom(releaseOf(last.weekEnd)) })) return lmc
    // What was recorded between the week's end and its release is in neither knowledge of that week and may count from the next.
    const drift = driftOf({ before, now, returned: returnedFrom(startOfDay(addDays(last.weekEnd, 1))) })
    return { ...lmc, stands: { ...last, drift } }
  })
}

const KEPT = 12
const lately = new WeakMap<object, Map<Day, (slug: string) => Reporting>>()

/** The reporting of a released week, which cannot change any more: kept while it is among the last dozen asked for. */
function reportingOf(db: Db, weekEnd: Day): (slug: string) => Reporting {
  const weeks = lately.get(db.$client) ?? new Map<Day, (slug: string) => Reporting>()
  lately.set(db.$client, weeks)
  const week = weeks.get(weekEnd) ?? reportingByLmc(db, weekEnd)
  weeks.delete(weekEnd)
  weeks.set(weekEnd, week)
  if (weeks.size > KEPT) weeks.delete(weeks.keys().next().value ?? '')
  return week
}

/** The reporters of each LMC's cell, as at a week's end and as known at its release. */
function reportingByLmc(db: Db, weekEnd: Day): (slug: string) => Reporting {
  const when = { asAt: weekEnd, knownBefore: releaseOf(weekEnd) }
  const made = reportersAsAt(db, when)
  const sharers = sharersAsAt(db, when)
  const memberships = membershipsForCells(db, { ...when, changesBefore: cellMembershipBounds(weekEnd) })
  const byLmc = new Map<string, Set<string>>()
  for (const { practiceCode } of practicesAsAt(db, when)) {
    const slug = memberships.get(practiceCode)
    if (!slug || !made.has(practiceCode)) continue
    const reporters = byLmc.get(slug) ?? new Set()
    byLmc.set(slug, reporters.add(practiceCode))
  }
  return (slug) => ({ reporters: byLmc.get(slug) ?? new Set(), sharers })
}
