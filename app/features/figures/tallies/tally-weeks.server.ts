import { reportersAsAt, sharersAsAt, statesAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { COUNTED_STATES } from '#app/features/figures/disclosure/counted-states.ts'
import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { type Menu, onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { heldOn, membershipsForCells, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { withCarriedRows } from './carried-rows-queries.server.ts'
import { cellMembershipBounds, isSettled, releaseOf } from './release-rules.ts'
import { isOf, lastStoredBetween, readStored, storeTally, type TallyScope } from './stored-tallies.server.ts'
import {
  differingPractices,
  type Facts,
  type LaterTally,
  lmcTallies,
  regionTallies,
  reportingBy,
  type SettledRegion,
  settledRegions,
  type Tally,
} from './tally-rules.ts'

/**
 * The menu of a week's end: in force at its end, as known at the week's own release. An edition recorded later changes no column
 * of any figure of that week: a release never changes, and rows of LMCs are never worked out again with other columns.
 */
export const menuOfWeek = (db: Db, weekEnd: Day): Menu | undefined => menuAtEndOf(db, weekEnd, releaseOf(weekEnd))

/** The scope of a week's end under the menu in force then: its columns are the actions offered or paused. */
export const scopeOf = ({ round, edition, offers }: Menu, weekEnd: Day): TallyScope => ({
  weekEnd,
  round: round.slug,
  edition: edition.slug,
  actions: offers.filter(({ status }) => onTheMenu(status)).map(({ actionSlug }) => actionSlug),
})

const regionsOfLmcs = prepared((db) =>
  db.$client.prepare(`select l.slug, ${heldOn('lmc_regions', 'region_code', 'l.slug')} from lmcs l`).raw(),
)

/**
 * The true tally of a week's end as known at its own release, with LMC cells. Never shown as it is. Refuses a release that is not
 * past.
 */
export function firstTally(db: Db, scope: TallyScope, now: Instant): Tally {
  const knownBefore = releaseOf(scope.weekEnd)
  return storedOrComputed(db, scope, knownBefore, now, () => {
    // Work out the week before first: where many weeks are missing, none holds its facts while waiting for the others.
    const before = tallyBefore(db, scope, now)
    const facts = factsOf(db, scope, knownBefore)
    const { regions, outside } = regionTallies(facts, scope.actions.length)
    const when = { asAt: scope.weekEnd, knownBefore }
    const cells = {
      memberships: membershipsForCells(db, { ...when, changesBefore: cellMembershipBounds(scope.weekEnd) }),
      regionOf: new Map(regionsOfLmcs(db).all(when) as [string, string | null][]),
      sharers: sharersAsAt(db, { knownBefore }),
    }
    const own = lmcTallies(facts, cells, regions, scope.actions.length)
    const lmcs = before ? withCarriedRows(db, scope.weekEnd, own, before.lmcs, reportingBy(facts, cells)) : own
    return { edition: scope.edition, actions: scope.actions, outside, regions: [...regions.values()], lmcs }
  })
}

const registerKnown = prepared((db) => db.$client.prepare('select min(recorded_at) from practice_statuses').pluck())

/**
 * The tally of the week before, whose rows may be carried: worked out and stored if missing, back to the first week of the
 * edition or of the register. None before that, nor where an edition was loaded late and the stored columns differ.
 */
function tallyBefore(db: Db, scope: TallyScope, now: Instant): Tally | undefined {
  const before = { ...scope, weekEnd: addDays(scope.weekEnd, -7) }
  const tally = readStored<Tally>(db, before, releaseOf(before.weekEnd))
  if (tally) return isOf(before, tally) ? tally : undefined
  const menu = menuOfWeek(db, before.weekEnd)
  if (menu?.round.slug !== scope.round || menu.edition.slug !== scope.edition) return undefined
  const known = registerKnown(db).get() as Instant | null
  if (known === null || known >= releaseOf(before.weekEnd)) return undefined
  return firstTally(db, before, now)
}

export const withKnownAt = (tally: Tally, knownAt: Instant): SettledRegion[] =>
  tally.regions.map((region) => ({ ...region, knownAt }))

/**
 * The true regional sums of a week's end as known at a later release, and the settled sums from then on: compared with those
 * settled at the last release this week was asked for (rule 6). LMC cells are not worked out again.
 */
export function laterTally(db: Db, scope: TallyScope, knownBefore: Instant, now: Instant): Required<LaterTally> {
  const tally = storedOrComputed(db, scope, knownBefore, now, () => {
    const stood = settledBefore(db, scope, knownBefore, now)
    const facts = factsOf(db, scope, knownBefore)
    const { regions: byCode, outside } = regionTallies(facts, scope.actions.length)
    const regions = [...byCode.values()]
    const first = releaseOf(scope.weekEnd)
    const differing: Record<string, number> = {}
    for (const since of new Set([first, ...stood.map(({ knownAt }) => knownAt)])) {
      const differ = differingPractices(factsOf(db, scope, since), facts)
      for (const code of Object.keys(differ))
        if ((stood.find((region) => region.code === code)?.knownAt ?? first) === since) differing[code] = differ[code]!
    }
    const { edition, actions } = scope
    const settled = settledRegions(stood, { actions, regions, differing }, knownBefore, first)
    return { edition, actions, outside, regions, differing, settled } as LaterTally
  })
  return { ...tally, settled: settledOf(db, scope, { tally, knownAt: knownBefore }, now) }
}

/** The settled sums of each region before a release: at the last stored release, else at the week's own. */
function settledBefore(db: Db, scope: TallyScope, knownBefore: Instant, now: Instant): SettledRegion[] {
  const first = releaseOf(scope.weekEnd)
  const stored = lastStoredBetween<LaterTally>(db, scope, first, knownBefore)
  if (stored && isOf(scope, stored.tally)) return settledOf(db, scope, stored, now)
  return withKnownAt(firstTally(db, scope, now), first)
}

function settledOf(db: Db, scope: TallyScope, { tally, knownAt }: { tally: LaterTally; knownAt: Instant }, now: Instant) {
  const first = releaseOf(scope.weekEnd)
  return tally.settled ?? settledRegions(withKnownAt(firstTally(db, scope, now), first), tally, knownAt, first)
}

/**
 * Both times of a tally are in the past and the facts are append-only, so it is worked out once. A stored tally with other
 * columns (of an edition loaded later) is ignored.
 */
function storedOrComputed<T extends { edition: string; actions: string[] }>(
  db: Db,
  scope: TallyScope,
  knownAt: Instant,
  now: Instant,
  make: () => T,
): T {
  if (!isSettled(knownAt, now)) throw new Error(`the figures of ${scope.weekEnd} are not released yet`)
  const tally = readStored<T>(db, scope, knownAt)
  if (tally && isOf(scope, tally)) return tally
  if (purgeOf(db, scope.round)) throw new Error(`the figures of ${scope.weekEnd} cannot be worked out: its round was purged`)
  const made = make()
  if (!tally) storeTally(db, scope, knownAt, JSON.stringify(made), now)
  return made
}

/** The facts of one week's end as known before an instant. Reads the states only of open practices that reported. */
function factsOf(db: Db, { weekEnd, actions }: TallyScope, knownBefore: Instant): Facts {
  const when = { asAt: weekEnd, knownBefore }
  const practices = practicesAsAt(db, when)
  const made = reportersAsAt(db, when)
  const reporters = new Set(practices.map((practice) => practice.practiceCode).filter((code) => made.has(code)))
  const position = new Map(actions.map((slug, i) => [slug, i]))
  const answers = new Map<string, number[]>()
  for (const { practiceCode, actionSlug, state, extent } of statesAsAt(db, { ...when, actions, practices: reporters })) {
    const own = answers.get(practiceCode) ?? actions.map(() => -1)
    answers.set(practiceCode, own)
    own[position.get(actionSlug)!] = COUNTED_STATES.indexOf(state === 'taking' ? `taking-${extent ?? 'full'}` : state)
  }
  return { practices, reporters, answers }
}
