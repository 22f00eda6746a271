import { answersAsAt } from '#app/features/adoption/progress/answers-as-at-queries.server.ts'
import {
  pairsTakingEffect,
  reportersAsAt,
  sharersAsAt,
  statesOfPairsAsAt,
} from '#app/features/adoption/statements/state-queries.server.ts'
import { asksAsKnown } from '#app/features/menu/actions/action-asks-queries.server.ts'
import {
  membershipsForCells,
  practiceDetailsAsAt,
  practicesAsAt,
} from '#app/features/register/records/register-history-queries.server.ts'
import { addDays } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { bandTallies } from './band-rules.ts'
import { askTallies, type EnglandTally, obstacleCounts, turnsOf } from './england-tally-rules.ts'
import { type KnownFacts, openReporters, statesByPractice } from './facts-queries.server.ts'
import { cellMembershipBounds, releaseOf } from './release-rules.ts'
import { regionsOfLmcs } from './tallies.sql.ts'
import { type LmcTally, lmcTallies, type RegionTally, regionTallies } from './tally-rules.ts'
import type { WeekScope } from './week-scope.server.ts'

/** The true counts of a week's end as known at its own release. Never shown as they are. `outside`: open practices in no LMC. */
export type WeekTally = { scope: WeekScope; outside: number; regions: RegionTally[]; lmcs: LmcTally[]; england: EnglandTally }

/** Counts a week's end as known at its own release. A tenth to three tenths of a second for all of England: not for a server's thread. */
export function tallyOfWeek(db: Db, scope: WeekScope, known: KnownFacts): WeekTally {
  const { weekEnd, columns, goesOn } = scope
  const knownBefore = releaseOf(weekEnd)
  const when = { asAt: weekEnd, knownBefore }
  const actions = columns.map(({ slug }) => slug)
  const practices = practicesAsAt(db, when)
  const reporters = openReporters(practices, reportersAsAt(db, when))
  const answers = answersAsAt(db, { ...when, actions: [...actions, ...goesOn], practices: reporters })
  const facts = { practices, reporters, states: statesByPractice(answers, actions) }
  known.note({ weekEnd, actions }, facts)
  const details = practiceDetailsAsAt(db, when)

  const cells = {
    memberships: membershipsForCells(db, { ...when, changesBefore: cellMembershipBounds(weekEnd) }),
    regionOf: new Map(regionsOfLmcs(db).all(when)),
    sharers: sharersAsAt(db, { knownBefore }),
    icbOf: new Map(details.map(({ practiceCode, icbCode }) => [practiceCode, icbCode])),
  }
  const { regions, outside } = regionTallies(facts, actions.length)
  const counted = new Set(practices.flatMap(({ practiceCode, lmcSlug }) => (lmcSlug !== null ? [practiceCode] : [])))
  const byAction = new Map([...actions, ...goesOn].map((slug) => [slug, [] as typeof answers]))
  for (const answer of answers) if (counted.has(answer.practiceCode)) byAction.get(answer.actionSlug)?.push(answer)
  const of = (slug: string) => byAction.get(slug) ?? []
  return {
    scope,
    outside,
    regions,
    lmcs: lmcTallies(facts, cells, actions.length),
    england: {
      ...turnsOfWeek(db, scope, { counted, reporters, states: facts.states }),
      obstacles: actions.map((slug) => obstacleCounts(of(slug))),
      answers: actions.map((slug) => askTallies(asksAsKnown(db, slug, knownBefore), of(slug))),
      goesOn: goesOn.map((slug) => of(slug).filter(({ state }) => state === 'taking').length),
      bands: bandTallies(facts, details, actions.length),
    },
  }
}

function turnsOfWeek(
  db: Db,
  { weekEnd, columns }: WeekScope,
  { counted, reporters, states }: { counted: Set<string>; reporters: Set<string>; states: Map<string, number[]> },
): Pick<EnglandTally, 'began' | 'ceased'> {
  const [knownBefore, before] = [releaseOf(weekEnd), addDays(weekEnd, -7)]
  const position = new Map(columns.map(({ slug }, i) => [slug, i]))
  const touched = pairsTakingEffect(db, { after: before, asAt: weekEnd, knownBefore }).filter(
    ([code, slug]) => position.has(slug) && reporters.has(code) && counted.has(code),
  )
  const rows = statesOfPairsAsAt(db, { asAt: before, knownBefore, pairs: touched })
  const took = new Set(rows.filter(({ state }) => state === 'taking').map((row) => `${row.practiceCode} ${row.actionSlug}`))
  const pairs = touched.map(([code, slug]) => [code, position.get(slug)!] as const)
  return turnsOf(states, pairs, (code, action) => took.has(`${code} ${columns[action]!.slug}`), columns.length)
}
