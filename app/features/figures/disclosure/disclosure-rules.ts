import type { Instant } from '#app/platform/time.ts'
import { blockOf, type Draw, narrow, wide } from './draw-rules.ts'

/**
 * Disclosure control, method v3 (decision 30): the only place where a count about more than one practice becomes one that can be
 * shown. Everything shown, sent or exported about more than one practice is a PublishedCount, and only this file makes them; sums of
 * amounts are made in capped-sum-rules.
 */
declare const published: unique symbol
/** A count after disclosure control. */
export type PublishedCount = number & { readonly [published]: true }

export const METHOD = 'v3'

/** Fewer practices that do not share: their answers are not used in their LMC's row. */
const FEW = 5
/** A region is shown over no fewer practices that do not share. */
const FEW_IN_A_SUM = 20
/** Reporters an LMC needs for a row. */
export const REPORTERS_NEEDED = 8
/** LMCs with reporters a region needs, and the share of its practices that must report. */
const LMCS_NEEDED = 3
const REPORT_RATE_NEEDED = 0.3

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))
const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** A number told in steps of three: 1, 3, 6, 9 … and the middle of the last step. For `most` of 5 or more never 0 and never all. */
export function step(value: number, most: number): number {
  const v = within(0, value, most)
  const k = Math.floor((Math.min(v, most - 1) + 1) / 3)
  if (k === 0) return 1
  return k === Math.floor(most / 3) ? Math.floor((3 * k - 1 + most) / 2) : 3 * k
}

/** One action in one LMC: reporters, sharing ones taking it, reporters that do not share, and those of them taking it. */
export type LmcCount = { R: number; S: number; u: number; h: number }

/** The practices that do not share, at the rate of those that do: what stands for them where they are few. */
const atRateOfSharers = ({ R, S, u }: LmcCount): number => (R > u ? Math.floor((2 * u * S + (R - u)) / (2 * (R - u))) : 0)

/** The numbers drawn for the actions of an LMC in a week: of each a part that lasts four weeks and a part of the week. */
export function lmcNoises(draw: Draw, { lmc, week }: { lmc: string; week: number }, actions: readonly string[]): number[] {
  const block = blockOf(draw, lmc, week)
  return actions.map((action) => wide(draw, `lmc|${lmc}|${action}|4|${block}`) + narrow(draw, `lmc|${lmc}|${action}|1|${week}`))
}

/** Of how many practices the figures of an LMC are told: never of all that are open, nor of all but one. */
export const lmcReporters = (R: number, open: number): PublishedCount | undefined =>
  R < REPORTERS_NEEDED ? undefined : (Math.min(R, open - 2) as PublishedCount)

/**
 * How many of an LMC's reporters take an action: what the sharing ones take, and what the others take after the drawn number is added,
 * in steps of three. Where under five do not share, their answers are not read at all. Undefined: too few reports.
 */
export function lmcTaking(count: LmcCount, open: number, noise: number): PublishedCount | undefined {
  const { R, S, u, h } = count
  const of = lmcReporters(R, open)
  if (of === undefined) return undefined
  const shown = u >= FEW ? S + step(h + noise, u) : step(S + atRateOfSharers(count) + noise, R)
  return Math.min(shown, of - 1) as PublishedCount
}

/** Whether a region's figures are shown. `named`: it is a region, not the LMCs without one. `unshared`: reporters that do not share. */
export function isRegionShown(at: { named: boolean; open: number; R: number; lmcsReporting: number; unshared: number }): boolean {
  const { named, open, R, lmcsReporting, unshared } = at
  return named && lmcsReporting >= LMCS_NEEDED && R >= REPORT_RATE_NEEDED * open && unshared >= FEW_IN_A_SUM
}

/**
 * One region in a sum: reporters, the true count, and the release what stands of it is known at. Whether it is shown and `firstR` are
 * those of the week's first release.
 */
export type RegionCount = { code: string; R: number; T: number; shown: boolean; known: Instant; firstR: number }
export type Sums = { regions: (PublishedCount | undefined)[]; england: PublishedCount }

/** Whether the regions of a week add up to England: every one that had reporters at the first release is shown. */
export const addsUp = (regions: readonly Pick<RegionCount, 'shown' | 'firstR'>[]): boolean =>
  regions.some(({ shown }) => shown) && regions.every(({ shown, firstR }) => shown || firstR === 0)

/**
 * The true counts of the regions and England, each with its drawn number. Where the regions add up, the differences of the first
 * release's draws are settled one by one, the largest region first; a later draw keeps the settling, so what stands never moves.
 */
export function sums(
  draw: Draw,
  { action, week, first }: { action: string; week: number; first: Instant },
  regions: readonly RegionCount[],
): Sums {
  const ofRegion = (code: string, known: Instant) => narrow(draw, `region|${code}|${action}|${week}|${known}`)
  const ofEngland = (known: Instant) => narrow(draw, `england|${action}|${week}|${known}`)
  const firstDraws = regions.map(({ code, shown }) => (shown ? ofRegion(code, first) : 0))
  const noise = regions.map(({ code, known, shown }, i) => (shown && known !== first ? ofRegion(code, known) : firstDraws[i]!))
  const settled = addsUp(regions)
  if (settled) {
    const order = [...regions.keys()].filter((i) => regions[i]!.shown)
    order.sort((a, b) => regions[b]!.firstR - regions[a]!.firstR || (regions[a]!.code < regions[b]!.code ? -1 : 1))
    let left = ofEngland(first) - total(firstDraws)
    for (let i = 0; left !== 0; i++) {
      const one = Math.sign(left)
      noise[order[i % order.length]!]! += one
      left -= one
    }
  }
  const counts = regions.map(({ R, T, shown }, i) => (shown ? (within(0, T + noise[i]!, R) as PublishedCount) : undefined))
  if (settled) return { regions: counts, england: total(counts.map((count) => count ?? 0)) as PublishedCount }
  const known = Math.max(...regions.map((region) => region.known))
  const england = within(0, total(regions.map(({ T }) => T)) + ofEngland(known), total(regions.map(({ R }) => R)))
  return { regions: counts, england: england as PublishedCount }
}

/** "At least one action" of a place is no less than its largest single action, and no more than its reporters. */
export const atLeast = (any: PublishedCount, taking: readonly PublishedCount[], R: number): PublishedCount =>
  Math.min(R, Math.max(any, ...taking)) as PublishedCount

/**
 * All states of an action in England. `counts`: in part, planned, considering, stopped, not planning, not applicable. Answers with in
 * full, the same six, and not decided: together they are the reporters.
 */
export function states(
  draw: Draw,
  at: { action: string; week: number; known: Instant },
  taking: PublishedCount,
  R: number,
  counts: readonly number[],
): PublishedCount[] {
  const label = (i: number) => `state|${i}|${at.action}|${at.week}|${at.known}`
  const drawn = counts.map((count, i) => Math.max(0, count + narrow(draw, label(i))))
  drawn[0] = Math.min(drawn[0]!, taking)
  let left = R - taking - total(drawn.slice(1))
  const largestFirst = [...drawn.keys()].slice(1).sort((a, b) => drawn[b]! - drawn[a]!)
  for (const i of largestFirst) {
    if (left >= 0) break
    const cut = Math.min(drawn[i]!, -left)
    drawn[i]! -= cut
    left += cut
  }
  return [taking - drawn[0]!, ...drawn, left] as PublishedCount[]
}

/**
 * The further counts of England. Of these only `band` is a partition, whose bands of one kind hold every reporter once, and `survey` where
 * a question takes one answer: there one option is not drawn but takes what the others leave.
 */
export type FurtherCount = 'began' | 'ceased' | 'goes-on' | 'obstacle' | 'answer' | 'band' | 'survey' | 'failures' | 'claims'

/** A further count of England, with a drawn number of its own; at most `most`. */
export function furtherCount(
  draw: Draw,
  { kind, key, week, known }: { kind: FurtherCount; key: string; week: number; known: Instant },
  count: number,
  most: number,
): PublishedCount {
  return within(0, count + narrow(draw, `count|${kind}|${key}|${week}|${known}`), most) as PublishedCount
}

/**
 * A further count that is shown from a number on, and hidden below. To the drawn number of its week goes one that lasts: drawn anew alone,
 * a hidden count would be shown once a year of weeks has one large draw, and its silence would tell ever more; lasting alone, it would be
 * shown in the very week in which a practice came.
 */
export function lastingCount(
  draw: Draw,
  { kind, key, week, known }: { kind: FurtherCount; key: string; week: number; known: Instant },
  count: number,
  most: number,
): PublishedCount {
  const lasting = narrow(draw, `count|${kind}|${key}|lasts`)
  return within(0, count + lasting + narrow(draw, `count|${kind}|${key}|${week}|${known}`), most) as PublishedCount
}

/** Those in one count and not in another that lies within it; never below nought. */
export const without = (all: PublishedCount, others: PublishedCount): PublishedCount =>
  Math.max(0, all - others) as PublishedCount

/** The options of a question that takes one answer: `drawn` published, and the one at `rest` what they leave of `of`; never below nought. */
export function withRest(drawn: readonly PublishedCount[], rest: number, of: PublishedCount): PublishedCount[] {
  const counts: number[] = drawn.map((count, i) => (i === rest ? 0 : count))
  let left = of - total(counts)
  const largestFirst = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!)
  for (const i of largestFirst) {
    if (left >= 0) break
    const cut = Math.min(counts[i]!, -left)
    counts[i]! -= cut
    left += cut
  }
  counts[rest] = left
  return counts as PublishedCount[]
}

/** Reporters of England, of a region and of a band of a hundred or more: exact for everybody. */
export const reportersOf = (R: number): PublishedCount => R as PublishedCount

/** Counts of one question taken together, never more than those asked: their blur must not add up to more answers than there are. */
export const together = (counts: readonly PublishedCount[], of: PublishedCount): PublishedCount =>
  Math.min(of, total(counts)) as PublishedCount
