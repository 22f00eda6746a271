import { lastReturns, reportersAsAt, sharersAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { membershipsForCells, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { driftOf, type HeldTally, lastShown, mayMove, type Reporting } from './carried-row-rules.ts'
import { cellMembershipBounds, releaseOf } from './release-rules.ts'
import { type LmcTally, reportingBy } from './tally-rules.ts'

/**
 * Rule 8: gives each LMC of a week's end its carried row where its own may not change yet. `lastLmcs`: the LMCs of the week
 * before, with their carried rows; `reporting`: that of this week. Worked out once, together with the tally, and stored in it:
 * later weeks read only the weeks of carried rows.
 */
export function withCarriedRows(
  db: Db,
  weekEnd: Day,
  lmcs: readonly LmcTally[],
  lastLmcs: readonly HeldTally[],
  reporting: Reporting,
): HeldTally[] {
  reportings(db).of(weekEnd, () => reporting)
  const lastWeek = new Map(lastLmcs.map((lmc) => [lmc.slug, lastShown(lmc, addDays(weekEnd, -7))]))
  const stoodFirst = [...lastWeek.values()].flatMap((last) => last?.weekEnd ?? []).sort()[0]
  if (stoodFirst === undefined) return [...lmcs]
  const returns = lastReturns(db, { since: countedFrom(stoodFirst), knownBefore: releaseOf(weekEnd) })
  return lmcs.map((lmc) => {
    const last = lastWeek.get(lmc.slug)
    if (!last) return lmc
    const [before, now] = [ofLmc(reportingOf(db, last.weekEnd), lmc.slug), ofLmc(reporting, lmc.slug)]
    const returnedFrom = (from: Instant) => (practice: string) => (returns.get(practice) ?? 0) >= from
    if (mayMove({ before, now, returned: returnedFrom(releaseOf(last.weekEnd)) })) return lmc
    const drift = driftOf({ before, now, returned: returnedFrom(countedFrom(last.weekEnd)) })
    return { ...lmc, stands: { ...last, drift } }
  })
}

/** Facts recorded between a week's end and its release are not part of that week's figures and may count from the next. */
const countedFrom = (weekEnd: Day): Instant => startOfDay(addDays(weekEnd, 1))

const ofLmc = ({ byLmc, sharers }: Reporting, slug: string) => ({ reporters: byLmc.get(slug) ?? new Set<string>(), sharers })

/** The reporting of released weeks, which never changes. */
const reportings = prepared(() => cacheOf<Day, Reporting>({ most: 12 }))
const reportingOf = (db: Db, weekEnd: Day) => reportings(db).of(weekEnd, () => reportingAsAt(db, weekEnd))

/** As at a week's end and as known at its release. */
function reportingAsAt(db: Db, weekEnd: Day): Reporting {
  const when = { asAt: weekEnd, knownBefore: releaseOf(weekEnd) }
  const memberships = membershipsForCells(db, { ...when, changesBefore: cellMembershipBounds(weekEnd) })
  const facts = { practices: practicesAsAt(db, when), reporters: reportersAsAt(db, when) }
  return reportingBy(facts, { memberships, sharers: sharersAsAt(db, when) })
}
