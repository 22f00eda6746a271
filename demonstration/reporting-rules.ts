import type { SharingChoice, WeeklyReturn } from '#app/features/adoption/statements/adoption-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Calendar } from './calendar-rules.ts'
import { type Chance, chanceOf } from './chance-rules.ts'
import type { LmcOutline, MadeEngland, MadePractice } from './england-rules.ts'
import { demonstrationSetting } from './sign-in-list.ts'

/** A moment at which somebody in a practice answers for the running week. */
export type DeskMoment = { at: Instant; dayNumber: number; weekNumber: number }

/** A practice's weekly returns, and when its people are at the desk. */
export type Reporting = {
  practice: MadePractice
  /** The first is the partner, the second the manager. */
  recorders: readonly [string, string]
  returns: WeeklyReturn[]
  sharing: SharingChoice[]
  moments: DeskMoment[]
}

/** The span of a round: its first day and its last, null while it goes on. */
export type RoundSpan = { beganOn: Day; endedOn: Day | null }

/**
 * The share of an LMC's practices that report once a round is established. `ordinary` is set so that the nation comes to 40 %.
 */
const LMC_RATES = { quiet: 0.05, slow: 0.2, keen: 0.6 } as const
const NATIONAL_RATE = 0.4
/** Practices with a weekly, fortnightly or monthly habit that sometimes miss four weeks in a row. */
const REPORTERS_PER_ACTIVE = 0.985
const DAY_OF_WEEK = [0.2, 0.4, 0.58, 0.8, 0.98, 0.99]

/** The rate of each LMC. The LMC of the sign-ins is lively, its neighbour ordinary, whatever the seed. */
function lmcRates(seed: number, lmcs: readonly LmcOutline[]): Map<string, number> {
  const chance = chanceOf(seed, 'rates')
  const rates = new Map<string, number | undefined>()
  for (const lmc of lmcs) {
    const kind = chance.weighted({ quiet: 8, slow: 21, keen: 25, ordinary: 46 })
    rates.set(lmc.slug, kind === 'ordinary' ? undefined : LMC_RATES[kind])
  }
  rates.set(demonstrationSetting.lmcSlug, 0.55)
  rates.set(demonstrationSetting.neighbourLmcSlug, undefined)
  let wanted = 0
  let ordinary = 0
  for (const lmc of lmcs) {
    const rate = rates.get(lmc.slug)
    wanted += lmc.practices * (NATIONAL_RATE - (rate ?? 0))
    if (rate === undefined) ordinary += lmc.practices
  }
  const rest = Math.min(Math.max(ordinary === 0 ? 0 : wanted / ordinary, 0.25), 0.58)
  return new Map(lmcs.map((lmc) => [lmc.slug, rates.get(lmc.slug) ?? rest + 0.06 * (chance.unit() - 0.5)]))
}

/**
 * How far each week's reporting differs from the usual: it grows over the first weeks of a round, tires slightly, and sinks to a
 * fifth between rounds.
 */
function levels(rounds: readonly RoundSpan[], calendar: Calendar): { level: number[]; roundOf: number[] } {
  const level: number[] = []
  const roundOf: number[] = []
  for (const [w, monday] of calendar.mondays.entries()) {
    const sunday = calendar.days[monday + 6] ?? calendar.days.at(-1)!
    const round = rounds.findLastIndex((span) => span.beganOn <= sunday)
    const span = rounds[round]
    roundOf.push(round)
    const since = span ? (monday - calendar.numberOf(span.beganOn)) / 7 : 0
    const after = span?.endedOn ? (monday - calendar.numberOf(span.endedOn)) / 7 : -1
    if (!span) level.push(0.15)
    else if (after >= 0) level.push(0.2 + 0.75 * Math.exp(-after / 3.5))
    else level.push((0.3 + 0.75 * (1 - Math.exp(-Math.max(since + 1, 0.4) / 4.5))) * (1 - 0.003 * Math.min(since, 30)))
    if (w === calendar.lastFullWeek && span && after < 0 && since >= 8) {
      const usual = level[w]!
      for (let i = 0; i <= w; i++) level[i] = Math.min(level[i]! / usual, 1.05)
    }
  }
  return { level, roundOf }
}

/** Ranks from 0 to below 1 by round: a practice reports while its rank is below its LMC's level of that week. */
function ranksOf(
  practices: MadePractice[],
  rounds: number,
  silentFrom: Map<string, number>,
  chance: Chance,
): Map<string, number[]> {
  const ranks = new Map(practices.map((practice) => [practice.code, [] as number[]]))
  let order = new Map(practices.map((practice) => [practice.code, chance.unit()]))
  for (let round = 0; round < Math.max(rounds, 1); round++) {
    if (round > 0) order = new Map(practices.map(({ code }) => [code, 0.65 * order.get(code)! + 0.35 * chance.unit()]))
    const staying = practices.filter((practice) => !practice.closedOn && !silentFrom.has(practice.code))
    const all = practices.filter((practice) => !practice.closedOn).length
    for (const practice of practices) ranks.get(practice.code)!.push(chance.unit())
    staying.sort((a, b) => order.get(a.code)! - order.get(b.code)!)
    const lively = staying.findIndex((practice) => practice.code === demonstrationSetting.lively.code)
    if (lively > 0) staying.unshift(...staying.splice(lively, 1))
    for (const [index, practice] of staying.entries()) ranks.get(practice.code)![round] = (index + 0.5) / all
  }
  return ranks
}

export type Stage = { england: MadeEngland; lmcs: readonly LmcOutline[]; rounds: readonly RoundSpan[]; calendar: Calendar }

/**
 * The returns, sharing choices and desk moments of every practice of England. `recorders`: partner and manager of practices that
 * have sign-ins.
 */
export function* reportingOf(
  seed: number,
  stage: Stage,
  recorders: ReadonlyMap<string, readonly [string, string]>,
): Generator<Reporting> {
  const { england, lmcs, rounds, calendar } = stage
  const rates = lmcRates(seed, lmcs)
  const { level, roundOf } = levels(rounds, calendar)
  const chance = chanceOf(seed, 'reporting')
  const byLmc = new Map(lmcs.map((lmc) => [lmc.slug, [] as MadePractice[]]))
  for (const practice of england.practices) byLmc.get(practice.lmcSlug)!.push(practice)
  for (const lmc of lmcs) {
    const practices = byLmc.get(lmc.slug) ?? []
    const silentFrom = new Map<string, number>()
    for (const { code } of practices) {
      if (code >= 'X2' && chance.is(0.1)) silentFrom.set(code, chance.whole(6, Math.max(calendar.mondays.length - 8, 7)))
    }
    const ranks = ranksOf(practices, rounds.length, silentFrom, chance)
    const rate = rates.get(lmc.slug)! / REPORTERS_PER_ACTIVE
    for (const practice of practices) {
      const own = chanceOf(seed, practice.code)
      const until = silentFrom.get(practice.code) ?? calendar.mondays.length
      const active = (w: number) => w < until && ranks.get(practice.code)![Math.max(roundOf[w]!, 0)]! < rate * level[w]!
      const made = [own.id(), own.id()] as const
      const people = recorders.get(practice.code) ?? made
      const untouched = practice.code === demonstrationSetting.untouched.code
      yield reportingOfOne(practice, people, untouched ? () => false : active, calendar, own)
    }
  }
}

/**
 * A practice's habit: `every` so many weeks, and how reliably. The lively practice misses almost none but has not begun this
 * week.
 */
function habitOf(practice: MadePractice, chance: Chance): { every: number; sure: number; phase: number } {
  const drawn = chance.unit()
  const phase = chance.whole(0, 3)
  if (practice.code === demonstrationSetting.lively.code) return { every: 1, sure: 0.97, phase }
  return { every: drawn < 0.6 ? 1 : drawn < 0.85 ? 2 : 4, sure: 0.86 + 0.13 * chance.unit(), phase }
}

function reportingOfOne(
  practice: MadePractice,
  recorders: readonly [string, string],
  active: (w: number) => boolean,
  calendar: Calendar,
  chance: Chance,
): Reporting {
  const habit = habitOf(practice, chance)
  const lively = practice.code === demonstrationSetting.lively.code
  const from = practice.openedOn <= calendar.days[0]! ? 0 : calendar.numberOf(practice.openedOn) + 14
  const until = practice.closedOn ? calendar.numberOf(practice.closedOn) : calendar.days.length
  const made: Reporting = { practice, recorders, returns: [], sharing: [], moments: [] }
  for (const [w, monday] of calendar.mondays.entries()) {
    if (!active(w) || (w + habit.phase) % habit.every !== 0) continue
    const sure = lively ? habit.sure : habit.sure * (habit.every === 4 ? 1 : calendar.weekMood[w]!)
    if (!chance.is(sure) || (lively && w > calendar.lastFullWeek)) continue
    const late = !lively && chance.is(0.06)
    const drawn = chance.unit()
    const day = late ? monday + 7 + chance.whole(0, 1) : monday + DAY_OF_WEEK.filter((until) => drawn >= until).length
    const at = day < calendar.days.length ? calendar.momentOf(day, chance) : 0
    if (day < from || day >= until) continue
    const recordedBy = recorders[chance.is(0.75) ? 1 : 0]
    if (made.returns.length === 0) made.sharing.push(...sharingOf(practice, recorders[0], at, chance))
    made.returns.push({ practiceCode: practice.code, week: calendar.weeks[w]!, recordedAt: at, recordedBy })
    if (!late) made.moments.push({ at, dayNumber: day, weekNumber: w })
  }
  changeOfMind(made, chance)
  return made
}

/** Asked at first use, a minute or two before the first return. A few practices began before the question existed. */
function sharingOf({ code: practiceCode }: MadePractice, recordedBy: string, at: Instant, chance: Chance): SharingChoice[] {
  const lively = practiceCode === demonstrationSetting.lively.code
  if (!lively && chance.is(0.06)) return []
  return [{ practiceCode, sharesByName: lively || chance.is(0.58), recordedAt: at - chance.whole(40, 150) * 1000, recordedBy }]
}

function changeOfMind({ practice, sharing, moments }: Reporting, chance: Chance): void {
  const first = sharing[0]
  if (!first || practice.code === demonstrationSetting.lively.code || moments.length < 6 || !chance.is(0.05)) return
  const { at } = moments[chance.whole(3, moments.length - 1)]!
  if (at > first.recordedAt) sharing.push({ ...first, sharesByName: !first.sharesByName, recordedAt: at + 30_000 })
}
