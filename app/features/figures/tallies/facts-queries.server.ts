import {
  pairsRecordedLate,
  reportersAsAt,
  statesAsAt,
  statesOfPairsAsAt,
} from '#app/features/adoption/statements/state-queries.server.ts'
import { practicesAsAt, practicesStatedLate } from '#app/features/register/records/register-history-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Contributions, contributionsOf, WEEKS_COMPARED_AGAIN } from './later-knowledge-rules.ts'
import { releaseBefore, releaseOf } from './release-rules.ts'
import { type Facts, type RegionTally, regionTallies, stateIndex } from './tally-rules.ts'

/** A week and the actions on its menu. */
type Week = { weekEnd: Day; actions: readonly string[] }
/** The facts of weeks as known at releases, each read once. Facts are append-only: hold it for one piece of work, not for ever. */
export type KnownFacts = {
  /** The true regional sums of a week as known at a release, its own or a later one, and how many open practices are in no LMC. */
  regionsAt: (week: Week, knownAt: Instant) => { regions: RegionTally[]; outside: number }
  contributionsAt: (week: Week, knownAt: Instant) => Contributions
  /** Notes the facts of a week as known at its own release, where they were read for another purpose. */
  note: (week: Week, facts: Facts) => void
}

export function knownFacts(db: Db): KnownFacts {
  const most = (WEEKS_COMPARED_AGAIN + 1) ** 2
  const facts = cacheOf<string, Facts>({ most })
  const sums = cacheOf<string, ReturnType<typeof regionTallies>>({ most })
  const contributions = cacheOf<string, Contributions>({ most })
  const key = ({ weekEnd }: Week, knownAt: Instant) => `${weekEnd} ${knownAt}`

  const at = (week: Week, knownAt: Instant): Facts =>
    facts.of(key(week, knownAt), () => {
      const first = releaseOf(week.weekEnd)
      if (knownAt <= first) return factsOf(db, week, first)
      const before = releaseBefore(knownAt)
      return laterFacts(db, week, { since: before, knownAt }, at(week, before))
    })
  return {
    regionsAt: (week, knownAt) => sums.of(key(week, knownAt), () => regionTallies(at(week, knownAt), week.actions.length)),
    contributionsAt: (week, knownAt) => contributions.of(key(week, knownAt), () => contributionsOf(at(week, knownAt))),
    note: (week, known) => facts.put(key(week, releaseOf(week.weekEnd)), known),
  }
}

/** The facts of one week's end as known before an instant. Reads the states only of open practices that reported. */
function factsOf(db: Db, { weekEnd, actions }: Week, knownBefore: Instant): Facts {
  const when = { asAt: weekEnd, knownBefore }
  const practices = practicesAsAt(db, when)
  const reporters = openReporters(practices, reportersAsAt(db, when))
  const rows = statesAsAt(db, { ...when, actions: [...actions], practices: reporters })
  return { practices, reporters, states: statesByPractice(rows, actions) }
}

/**
 * The same as known at a later release: the facts as known at the one before it, with what was recorded between the two read again.
 * Returns are made by the end of the week, so later knowledge makes nobody a reporter but through the register.
 */
function laterFacts(
  db: Db,
  { weekEnd, actions }: Week,
  { since, knownAt }: { since: Instant; knownAt: Instant },
  before: Facts,
): Facts {
  const [when, between] = [
    { asAt: weekEnd, knownBefore: knownAt },
    { asAt: weekEnd, since, before: knownAt },
  ]
  const position = new Map(actions.map((slug, i) => [slug, i]))
  const stated = new Set(practicesStatedLate(db, between))
  const pairs = pairsRecordedLate(db, between).filter(([, action]) => position.has(action))
  const asked = [...pairs, ...[...stated].flatMap((code) => actions.map((action): [string, string] => [code, action]))]
  if (asked.length === 0) return before
  const kept = stated.size > 0 ? before.practices.filter(({ practiceCode }) => !stated.has(practiceCode)) : before.practices
  const practices = stated.size > 0 ? [...kept, ...practicesAsAt(db, when, [...stated])] : before.practices
  const reporters = stated.size > 0 ? openReporters(practices, reportersAsAt(db, when)) : before.reporters
  const touched = asked.filter(([practice]) => reporters.has(practice))
  const states = new Map(before.states)
  for (const practice of new Set(touched.map(([code]) => code)))
    states.set(practice, [...(states.get(practice) ?? actions.map(() => -1))])
  for (const [practice, action] of touched) states.get(practice)![position.get(action)!] = -1
  for (const row of statesOfPairsAsAt(db, { ...when, pairs: touched }))
    states.get(row.practiceCode)![position.get(row.actionSlug)!] = stateIndex(row)
  return { practices, reporters, states }
}

export const openReporters = (practices: Facts['practices'], made: ReadonlySet<string>): Set<string> =>
  new Set(practices.map(({ practiceCode }) => practiceCode).filter((code) => made.has(code)))

type StateRow = { practiceCode: string; actionSlug: string } & Parameters<typeof stateIndex>[0]

/** Per practice, per action, the index of its counted state or -1. Rows about other actions are left out. */
export function statesByPractice(rows: readonly StateRow[], actions: readonly string[]): Map<string, number[]> {
  const position = new Map(actions.map((slug, i) => [slug, i]))
  const states = new Map<string, number[]>()
  for (const row of rows) {
    const column = position.get(row.actionSlug)
    if (column === undefined) continue
    const own = states.get(row.practiceCode) ?? actions.map(() => -1)
    states.set(row.practiceCode, own)
    own[column] = stateIndex(row)
  }
  return states
}
