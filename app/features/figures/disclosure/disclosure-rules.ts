/**
 * Disclosure control (decision 5): the only place that makes counts for use outside an LMC. Everything shown, sent or exported
 * about more than one practice is a PublishedFigure, PublishedCount, CommitteeFigure or CommitteeCount, and only this file makes
 * them.
 */
import { COUNTED_STATES, type CountedState } from './counted-states.ts'
import { type CountRange, isLmcCountShown, type LmcCell, r5, rounded, shownTaking } from './disclosure-guard-rules.ts'
import { type RegionPart, stateSums } from './disclosure-sums-rules.ts'

declare const published: unique symbol
declare const forCommittee: unique symbol

/** A share of the reporters. `low` and `high` differ only for a range. `percent` is whole in published figures. */
type FigureBody = Readonly<{
  low: number
  high: number
  /** The reporters counted, by the same method. */
  of: number
  percent: Readonly<{ low: number; high: number }>
  /** 0 to 4: 0-19, 20-39, 40-59, 60-79, 80 and over, by the lower percentage. Maps and heat tables colour by it. */
  band: number
}>

/** A figure for everyone: rounded to 5. */
export type PublishedFigure = FigureBody & { readonly [published]: true }
/**
 * A regional or national figure for the committee: exact, or a range where an exact count would reveal something about one LMC.
 */
export type CommitteeFigure = FigureBody & { readonly [forCommittee]: true }
export type PublishedCount = number & { readonly [published]: true }
export type CommitteeCount = number & { readonly [forCommittee]: true }

/** Reporters an LMC needs for a published row: r5(8) = 10. */
export const REPORTERS_NEEDED = 8
const TOP_PERCENT = 95

export const bandOf = (percent: number): number => Math.min(4, Math.floor(percent / 20))
const share = (count: number, of: number): number => (of === 0 ? 0 : Math.min(100, (100 * count) / of))
const toTenth = (percent: number): number => Math.round(percent * 10) / 10

export type PublishedRow = { reporters: PublishedCount; reportRate: number; figures: PublishedFigure[] }

/**
 * Rule 1: the published row of an LMC: reporters and, for each action, how many take it; undefined = too few reports. The cells
 * share R and u.
 */
export function publishedRow(lmc: { reporters: number; open: number }, cells: readonly LmcCell[]): PublishedRow | undefined {
  if (!isLmcCountShown(lmc.reporters)) return undefined
  const reporters = r5(lmc.reporters) as PublishedCount
  const reportRate = Math.min(TOP_PERCENT, Math.round(share(reporters, lmc.open)))
  return { reporters, reportRate, figures: cells.map(publishedCell) }
}

function publishedCell(cell: LmcCell): PublishedFigure {
  const of = r5(cell.R)
  const count = shownTaking(cell)
  const percent = Math.min(TOP_PERCENT, Math.round(share(count, of)))
  return { low: count, high: count, of, percent: { low: percent, high: percent }, band: bandOf(percent) } as PublishedFigure
}

/** Reports missing until an LMC's row is published, for the people of that LMC only. 0 = it is published. */
export function reportsNeeded(reporters: number): PublishedCount {
  return Math.max(0, REPORTERS_NEEDED - reporters) as PublishedCount
}

/** National counts of reporters by state. */
export type StateBreakdown = Record<CountedState | 'not-decided', CommitteeCount>

export type Sums = {
  reporters: CommitteeCount
  open: number
  reportRate: number
  taking: CommitteeFigure[]
  any: CommitteeFigure
}

/** Rule 3: regional and national figures for the committee. A region is undefined where it may not be shown. */
export function committeeSums(regions: readonly RegionPart[], columns: number): { regions: (Sums | undefined)[]; nation: Sums } {
  const stated = stateSums(regions, columns)
  const total = (of: 'reporters' | 'open') => regions.reduce((sum, region) => sum + region[of], 0)
  return {
    regions: regions.map((region, i) => stated.regions[i] && sumsOf(region.reporters, region.open, stated.regions[i])),
    nation: sumsOf(total('reporters'), total('open'), stated.nation),
  }
}

function sumsOf(reporters: number, open: number, statements: readonly CountRange[]): Sums {
  const figures = statements.map((statement) => committeeFigure(statement, reporters))
  const reportRate = toTenth(share(reporters, open))
  return { reporters: reporters as CommitteeCount, open, reportRate, taking: figures.slice(0, -1), any: figures.at(-1)! }
}

function committeeFigure({ low, high }: CountRange, reporters: number): CommitteeFigure {
  const percent = { low: toTenth(share(low, reporters)), high: toTenth(share(high, reporters)) }
  return { low, high, of: reporters, percent, band: bandOf(percent.low) } as CommitteeFigure
}

/**
 * Rule 3: a regional or national figure for everyone: the committee's, rounded to 5, with whole percents of the rounded numbers.
 */
export function publishedSum(figure: CommitteeFigure): PublishedFigure {
  const { low, high } = rounded(figure)
  const of = r5(figure.of)
  const percent = { low: Math.round(share(low, of)), high: Math.round(share(high, of)) }
  return { low, high, of, percent, band: bandOf(percent.low) } as PublishedFigure
}

export const publishedCount = (count: CommitteeCount): PublishedCount => r5(count) as PublishedCount
/** Whole percent of the open practices that report, from the rounded count. */
export const publishedRate = (reporters: CommitteeCount, open: number): number => Math.round(share(r5(reporters), open))

export const silentOf = (nation: Sums): CommitteeCount => (nation.open - nation.reporters) as CommitteeCount

/**
 * National counts of reporters by state (`counts` in the order of COUNTED_STATES): exact for the committee, and none where the
 * count taking is only a range, which the others would reveal.
 */
export function committeeBreakdown(
  taking: CommitteeFigure,
  counts: readonly number[],
  reporters: number,
): StateBreakdown | undefined {
  if (taking.low !== taking.high) return undefined
  const decided = counts.reduce((sum, count) => sum + count, 0)
  const byState = COUNTED_STATES.map((state, i) => [state, counts[i]!])
  return Object.fromEntries([...byState, ['not-decided', reporters - decided]]) as StateBreakdown
}

/** "120", "0 to 7", "few or none" (0 as published by LMC or rounded to 5). */
export function countInWords({ low, high }: FigureBody): string {
  const number = (count: number) => count.toLocaleString('en-GB')
  if (low !== high) return `${number(low)} to ${number(high)}`
  return low === 0 ? 'few or none' : number(low)
}
